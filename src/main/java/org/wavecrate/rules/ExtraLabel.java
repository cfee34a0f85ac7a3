package org.wavecrate.rules;

import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;

/// Labels that belong to nothing.
final class ExtraLabel extends CheckRule {
  ExtraLabel() {
    super(
        "extra-label",
        "Label without an example",
        Severity.ERROR,
        "The file is named like a label, and there is no example of the name that it belongs to: an"
            + " example was lost or renamed.",
        "Restore the example, rename the label, or delete it.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Split split : evidence.splits()) {
      for (Block block : split.blocks()) {
        for (String name : block.orphanLabels()) {
          found.file(
              split,
              block,
              name,
              "is a label without an example of its name",
              "no example",
              "one example");
        }
      }
    }
  }
}
