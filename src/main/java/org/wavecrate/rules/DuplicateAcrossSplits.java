package org.wavecrate.rules;

/// Examples that are in training and in validation or test.
final class DuplicateAcrossSplits extends CheckRule {
  DuplicateAcrossSplits() {
    super(
        "duplicate-across-splits",
        "Same example in two splits",
        Severity.ERROR,
        "The same values are in another split: the score there measures memorisation.",
        "Keep it in one of the splits.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    evidence
        .duplicates()
        .each(
            group -> {
              int first = evidence.rows().splitOf(group[0]);
              for (int row : group) {
                int split = evidence.rows().splitOf(row);
                if (split != first) {
                  int[] others =
                      Groups.some(group, other -> evidence.rows().splitOf(other) != split);
                  String twin = evidence.rows().example(others[0]).path();
                  found.twins(
                      row,
                      "holds the same values as " + twin,
                      "the same values",
                      "in one split only",
                      others);
                }
              }
            });
  }
}
