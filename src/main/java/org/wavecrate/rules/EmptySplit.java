package org.wavecrate.rules;

import org.wavecrate.dataset.Split;

/// Splits without a single example.
final class EmptySplit extends CheckRule {
  EmptySplit() {
    super(
        "empty-split",
        "Split without examples",
        Severity.ERROR,
        "The split holds no example: nothing is trained or measured on it.",
        "Fill it or delete its folder.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (Split split : evidence.splits()) {
      if (split.size() == 0) {
        found.split(split, "holds no example", "0 examples", "1 example or more");
      }
    }
  }
}
