package org.wavecrate.rules;

import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Blocks whose examples all have one label.
final class SingleClassBlock extends CheckRule {
  SingleClassBlock() {
    super(
        "single-class-block",
        "Block of a single class",
        Severity.WARNING,
        "All examples of the block are of one class while the split has more: unless everything is"
            + " shuffled fully, batches are of one class too.",
        "Shuffle fully (as recipes do by default), or mix the examples over the blocks.");
  }

  private static final int LEAST_EXAMPLES = 8;

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    for (int s = 0; s < evidence.splits().size(); s++) {
      Split split = evidence.splits().get(s);
      if (evidence.classes(s).count() < 2) {
        continue;
      }
      for (int b = 0; b < split.blocks().size(); b++) {
        Block block = split.blocks().get(b);
        int first = evidence.rows().start(s) + split.start(b);
        int only = single(evidence, table, first, first + block.size());
        if (block.size() >= LEAST_EXAMPLES && only >= 0) {
          found.block(
              split,
              block,
              Formatted.of(
                  "all %d examples are of class %s", block.size(), evidence.className(only)),
              "1 class",
              "2 classes or more");
        }
      }
    }
  }

  private static int single(Evidence evidence, ExampleTable table, int start, int end) {
    int only = -1;
    for (int row = start; row < end; row++) {
      int number = evidence.classOf(row);
      if (number < 0 || only >= 0 && number != only) {
        return -1;
      }
      only = number;
    }
    return only;
  }
}
