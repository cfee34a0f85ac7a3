package org.wavecrate.check;

import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;

/// Second labels of one example.
final class AmbiguousLabel extends CheckRule {
  AmbiguousLabel() {
    super(
        "ambiguous-label",
        "Example with two labels",
        Severity.ERROR,
        "Two label files belong to one example by their names, such as `id-label-1.npy` and"
            + " `id-1-label.npy`; only one of them is served.",
        "Delete the one that is wrong.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Split split : evidence.splits()) {
      for (Block block : split.blocks()) {
        for (String name : block.spareLabels()) {
          found.file(
              split,
              block,
              name,
              "is a second label of an example that has one",
              "2 labels",
              "1 label");
        }
      }
    }
  }
}
