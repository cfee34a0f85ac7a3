package org.wavecrate.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wavecrate.query.CheckedRows;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.Limit;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Rules;
import org.wavecrate.rules.Severity;
import org.wavecrate.survey.ExampleTable;

/// Problems that measuring alone shows, before any check.
final class Suspicion {
  private Suspicion() {}

  /// @return what is wrong with the rows `from` to `to` (exclusive), as far as they are known
  static List<CheckedRows.Found> of(SurveyedDataset subject, int from, int to) {
    ExampleTable table = subject.table();
    double mostOffset = mostOffset();
    int silent = 0;
    int shifted = 0;
    int labelled = 0;
    int unlabelled = 0;
    for (int row = from; row < to; row++) {
      if (table.isKnown(row)) {
        silent += table.levels().peakDb(row) == Float.NEGATIVE_INFINITY ? 1 : 0;
        shifted += Math.abs(table.levels().dcOffset(row)) > mostOffset ? 1 : 0;
        boolean none = table.labelNumber(row) == ExampleTable.UNLABELLED;
        unlabelled += none ? 1 : 0;
        labelled += none ? 0 : 1;
      }
    }
    List<CheckedRows.Found> found = new ArrayList<>();
    // Where there are no labels at all, none is missing.
    add(found, "No label", Severity.ERROR, labelled == 0 ? 0 : unlabelled, "label:none");
    add(found, "Silence", Severity.ERROR, silent, "silent");
    String percent = String.format(Locale.ROOT, "dc>%s%%", 100 * mostOffset);
    add(found, "DC offset", Severity.WARNING, shifted, percent);
    return found;
  }

  /// As the check has it.
  private static double mostOffset() {
    return Rules.of("dc-offset").map(Rule::limits).stream()
        .flatMap(List::stream)
        .mapToDouble(Limit::standard)
        .findFirst()
        .orElse(1);
  }

  private static void add(
      List<CheckedRows.Found> found, String title, Severity severity, int count, String query) {
    if (count > 0) {
      found.add(new CheckedRows.Found(title, severity, count, query));
    }
  }
}
