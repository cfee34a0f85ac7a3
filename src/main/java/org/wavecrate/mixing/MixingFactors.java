package org.wavecrate.mixing;

import java.util.Optional;

/// The fractions whose product says how well an order mixes, each from 0, not at all, to 1, like a
/// full shuffle. See [MixingMeter].
///
/// @param spread how far apart in stored order two examples of a batch lie
/// @param renewal how many pairs of a batch are parted in the next epoch
/// @param labels how much a batch's labels are like those of the split, where 0 is batches of a
///     single label; empty without labels
public record MixingFactors(double spread, double renewal, Optional<Double> labels) {
  /// Spread and renewal alone, in percent.
  double percentOfFullShuffle() {
    return 100 * spread * renewal;
  }

  /// All of them, in percent.
  double score() {
    return percentOfFullShuffle() * labels.orElse(1.0);
  }
}
