package org.wavecrate.rules;

import org.wavecrate.dataset.CopyName;
import org.wavecrate.dataset.Example;

/// Examples that are twice in one split.
final class DuplicateInSplit extends CheckRule {
  DuplicateInSplit() {
    super(
        "duplicate-in-split",
        "Same example twice",
        Severity.WARNING,
        "The same values are in the split more than once, which gives them more weight.",
        "Keep one of them.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    evidence
        .duplicates()
        .each(
            group -> {
              int first = 0;
              for (int i = 1; i < group.length; i++) {
                int split = evidence.rows().splitOf(group[i]);
                // Rows rise, so those of a split follow each other.
                if (evidence.rows().splitOf(group[first]) != split) {
                  first = i;
                  continue;
                }
                int row = group[i];
                int[] others =
                    Groups.some(
                        group, other -> other != row && evidence.rows().splitOf(other) == split);
                Example example = evidence.rows().example(row);
                Example other = evidence.rows().example(others[0]);
                // "id-1 (1).npy" comes before "id-1.npy", and is the one to be told of.
                boolean copied = isCopy(other, example);
                boolean copy = copied || isCopy(example, other);
                found.twins(
                    copied ? others[0] : row,
                    (copy ? "is a copy of " : "holds the same values as ")
                        + (copied ? example : other).path(),
                    "the same values",
                    "once in a split",
                    copied ? new int[] {row} : others);
              }
            });
  }

  private static boolean isCopy(Example example, Example other) {
    return CopyName.original(example.name()).filter(other.name()::equals).isPresent()
        && example.block().path().equals(other.block().path());
  }
}
