package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;

/// Examples without labels among others that have one.
final class MissingLabel extends CheckRule {
  MissingLabel() {
    super(
        "missing-label",
        "Example without a label",
        Severity.ERROR,
        "A label belongs to every example, or to none: `X-label-N.npy` to `X-N.npy`.",
        "Add the labels, say in the recipe where they are (`labels.source`), or leave the examples"
            + " out.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    long labelled = evidence.labelled(0, evidence.size());
    if (evidence.size() == 0) {
      return;
    }
    if (labelled == 0) {
      found.dataset(
          Severity.WARNING, "no example has a label", "0 labels", evidence.size() + " labels");
      return;
    }
    for (int split = 0; split < evidence.splits().size(); split++) {
      int start = evidence.rows().start(split);
      int end = evidence.rows().end(split);
      if (end > start && evidence.labelled(start, end) == 0) {
        found.split(
            evidence.splits().get(split),
            Formatted.of(
                "none of its %d examples has a label, as those of other splits do", end - start),
            "0 labels",
            end - start + " labels");
        continue;
      }
      for (int row = start; row < end; row++) {
        if (!evidence.table().hasLabel(row)) {
          String expected = evidence.rows().example(row).expectedLabel();
          found.example(row, "has no label; expected " + expected, "no label", expected);
        }
      }
    }
  }
}
