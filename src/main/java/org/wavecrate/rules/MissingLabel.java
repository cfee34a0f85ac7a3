package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

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
          Severity.WARNING,
          "no example has a label",
          "0 labels",
          Plural.of(evidence.size(), "label"));
      return;
    }
    for (int split = 0; split < evidence.splits().size(); split++) {
      int start = evidence.rows().start(split);
      int end = evidence.rows().end(split);
      if (end > start && evidence.labelled(start, end) == 0) {
        found.split(
            evidence.splits().get(split),
            Formatted.of(
                "none of its %s has a label, as those of other splits do",
                Plural.of(end - start, "example")),
            "0 labels",
            Plural.of(end - start, "label"));
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
