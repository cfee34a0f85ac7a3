package org.wavecrate.rules;

import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Split;
import org.wavecrate.survey.ExampleTable;

/// Files and folders that can't be read.
final class Unreadable extends CheckRule {
  Unreadable() {
    super(
        "unreadable",
        "File that can't be read",
        Severity.ERROR,
        "The file is truncated, damaged, of a type that is no audio, or may not be read. Training"
            + " stops at it.",
        "Write the file again from its source, or leave it out together with its label.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    for (Split split : evidence.splits()) {
      for (Block block : split.blocks()) {
        block
            .problem()
            .ifPresent(
                why -> found.block(split, block, why, "unlisted", "a folder that can be listed"));
      }
    }
    for (int row = 0; row < evidence.size(); row++) {
      int at = row;
      table
          .readProblem(row)
          .ifPresent(why -> found.example(at, why, "unreadable", "a readable array"));
      table
          .labelProblem(row)
          .ifPresent(why -> found.label(at, why, "unreadable", "a readable array"));
    }
  }
}
