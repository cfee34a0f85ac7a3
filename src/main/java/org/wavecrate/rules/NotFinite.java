package org.wavecrate.rules;

import org.wavecrate.survey.ExampleTable;
import org.wavecrate.text.Plural;

/// Values that are no numbers.
final class NotFinite extends CheckRule {
  NotFinite() {
    super(
        "not-finite",
        "NaN or infinity",
        Severity.ERROR,
        "A single NaN or infinity in one example makes the loss NaN and ruins the whole training.",
        "Find out what computed it (a logarithm of 0, a division by a silent maximum), and write"
            + " the file again.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    for (int row = 0; row < evidence.size(); row++) {
      if (table.isReadable(row) && table.invalid(row) > 0) {
        String count = count(table.invalid(row));
        found.example(row, text(count), count, "0", table.invalidSpans(row));
      }
      int label = table.label(row);
      if (label >= 0 && table.labels().invalid(label) > 0) {
        String count = count(table.labels().invalid(label));
        found.label(row, text(count), count, "0");
      }
    }
  }

  private static String count(int invalid) {
    return Plural.of(invalid, "value");
  }

  private static String text(String count) {
    return "NaN or infinite in " + count + "; allowed: finite numbers";
  }
}
