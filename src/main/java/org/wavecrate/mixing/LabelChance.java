package org.wavecrate.mixing;

import java.util.stream.IntStream;
import org.wavecrate.dataset.SplitLabels;

/// The expected label balance of groups of examples.
///
/// @param single of groups of a single label: the sum of the squares of the labels' shares
/// @param full of groups of full size that chance makes
/// @param rest of a last, smaller group that chance makes
record LabelChance(double single, double full, double rest) {
  /// @param size how many examples are grouped
  /// @param group how many a group has
  static LabelChance of(SplitLabels labels, int size, int group) {
    double single =
        IntStream.range(0, labels.count())
            .mapToDouble(label -> (double) labels.examples(label) / labels.size())
            .map(share -> share * share)
            .sum();
    int rest = size % group;
    return new LabelChance(
        single,
        size < group ? 1 : Chance.balance(labels, group),
        rest == 0 ? 1 : Chance.balance(labels, rest));
  }
}
