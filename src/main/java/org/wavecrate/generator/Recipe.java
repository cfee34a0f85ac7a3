package org.wavecrate.generator;

import java.util.Optional;
import java.util.OptionalInt;

/// What training will do: the content of `wavecrate.json`.
///
/// @param sampleRateHz samples per second, if known
/// @param seed decides all that is random
/// @param batchSize examples a batch
/// @param remainder what becomes of a last batch that is not full
/// @param shuffle how the training split is mixed
/// @param fit how examples of different lengths are brought to one; none: they must be equal
/// @param labels what is made of the labels
public record Recipe(
    OptionalInt sampleRateHz,
    long seed,
    int batchSize,
    Remainder remainder,
    Shuffle shuffle,
    Optional<Fit> fit,
    Labels labels) {
  public static final int MOST_BATCH_SIZE = 1_000_000;
  public static final int MOST_SAMPLE_RATE_HZ = 10_000_000;

  /// What becomes of a last batch that is not full.
  public enum Remainder {
    KEEP,
    DROP
  }

  /// What is served without a recipe: the raw arrays, fully shuffled.
  public static final Recipe DEFAULT =
      new Recipe(
          OptionalInt.empty(), 0, 32, Remainder.KEEP, Shuffle.FULL, Optional.empty(), Labels.AS_IS);

  public Recipe {
    if (batchSize < 1 || batchSize > MOST_BATCH_SIZE) {
      throw new IllegalArgumentException(
          "batchSize %d; allowed: 1 to %d".formatted(batchSize, MOST_BATCH_SIZE));
    }
    int rate = sampleRateHz.orElse(1);
    if (rate < 1 || rate > MOST_SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          "sampleRateHz %d; allowed: 1 to %d".formatted(rate, MOST_SAMPLE_RATE_HZ));
    }
  }

  public Recipe withSampleRateHz(int rate) {
    return new Recipe(OptionalInt.of(rate), seed, batchSize, remainder, shuffle, fit, labels);
  }

  public Recipe withShuffle(Shuffle changed) {
    return new Recipe(sampleRateHz, seed, batchSize, remainder, changed, fit, labels);
  }

  public Recipe withSeed(long changed) {
    return new Recipe(sampleRateHz, changed, batchSize, remainder, shuffle, fit, labels);
  }

  public Recipe withLabels(Labels changed) {
    return new Recipe(sampleRateHz, seed, batchSize, remainder, shuffle, fit, changed);
  }
}
