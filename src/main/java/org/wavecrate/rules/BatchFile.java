package org.wavecrate.rules;

import org.wavecrate.dataset.Remark;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Files that hold many examples each.
final class BatchFile extends CheckRule {
  BatchFile() {
    super(
        "batch-file",
        "File with a whole batch",
        Severity.ERROR,
        "The file may hold many examples below each other, and it is served as a single one."
            + " Where a label for each of its rows can just as well belong to one example, that is"
            + " information.",
        "Say in the recipe that it does, `\"array\": {\"holds\": \"examples\"}`: then each is an"
            + " example of its own.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Remark remark : evidence.rows().dataset().notes()) {
      if (remark.about() == Remark.About.HOLDS) {
        found.dataset(Severity.INFO, remark.text(), "one example", "one example or many");
      }
    }
    for (int row = 0; row < evidence.size(); row++) {
      if (evidence.table().isReadable(row) && evidence.isBatch(row)) {
        Shape shape = evidence.shape(row);
        found.example(
            row,
            Formatted.of(
                "holds %s: its shape is %s; allowed: one example a file",
                Plural.of(shape.axis(0), "example"), shape),
            Plural.of(shape.axis(0), "example"),
            "1 example");
      }
    }
  }
}
