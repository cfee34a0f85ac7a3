package org.wavecrate.check;

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
                int split = evidence.subject().splitOf(group[i]);
                // Rows rise, so those of a split follow each other.
                if (evidence.subject().splitOf(group[first]) != split) {
                  first = i;
                  continue;
                }
                int row = group[i];
                int[] others =
                    Groups.some(
                        group, other -> other != row && evidence.subject().splitOf(other) == split);
                found.twins(
                    row,
                    "holds the same values as " + evidence.subject().example(others[0]).path(),
                    "the same values",
                    "once in a split",
                    others);
              }
            });
  }
}
