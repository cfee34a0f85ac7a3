package org.wavecrate.rules;

import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;

/// Folders without a single example.
final class EmptyBlock extends CheckRule {
  EmptyBlock() {
    super(
        "empty-block",
        "Block without examples",
        Severity.ERROR,
        "The folder stands where blocks do and holds no example: something was lost on the way, or"
            + " it does not belong here.",
        "Restore its files or delete it.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Split split : evidence.splits()) {
      for (Block block : split.blocks()) {
        if (block.size() == 0 && block.problem().isEmpty()) {
          found.block(split, block, "holds no example", "0 examples", "1 example or more");
        }
      }
    }
  }
}
