package org.wavecrate.generator;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.audio.Preparation;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Transform;

/// The recipe of a training run: the content of `wavecrate.json`.
///
/// @param sampleRateHz samples per second of the examples as they are stored, if known
/// @param seed decides all that is random
/// @param batchSize examples a batch
/// @param remainder what becomes of a last batch that is not full
/// @param shuffle how the training split is mixed
/// @param prepare what is done to every example of every split before all else
/// @param baked what was done to the stored arrays before they were packed; a record, which nothing
///     follows
/// @param fit how examples of different lengths are brought to one; none: they must be equal
/// @param transforms what happens to the training split, in order
/// @param features what is computed from waveforms; none: they are served themselves
/// @param standardize what features are brought to mean 0 and deviation 1 by, if at all
/// @param labels what is made of the labels
/// @param arrangement how the dataset's files are read
/// @param array what is known of the arrays; what is not is decided by the first of them
/// @param check which rules of a check are silenced, and their limits
/// @param place where its relative paths begin: the folder it lies in, if it lies in one
/// @since 0.1.0
@RecordBuilder
public record Recipe(
    OptionalInt sampleRateHz,
    long seed,
    int batchSize,
    Remainder remainder,
    Shuffle shuffle,
    Preparation prepare,
    Preparation baked,
    Optional<Fit> fit,
    List<Transform> transforms,
    Optional<FeatureSettings> features,
    Optional<Standardize> standardize,
    Labels labels,
    Arrangement arrangement,
    ArrayStatement array,
    CheckSettings check,
    Optional<Path> place)
    implements RecipeBuilder.With {
  public static final int MOST_BATCH_SIZE = 1_000_000;
  public static final int MOST_SAMPLE_RATE_HZ = 10_000_000;

  /// The treatment of a last batch that is not full.
  public enum Remainder {
    KEEP,
    DROP
  }

  /// The recipe of a dataset without one: the raw arrays, fully shuffled.
  public static final Recipe DEFAULT =
      new Recipe(
          OptionalInt.empty(),
          0,
          32,
          Remainder.KEEP,
          Shuffle.FULL,
          Preparation.NONE,
          Preparation.NONE,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Labels.AS_IS,
          Arrangement.AUTO,
          ArrayStatement.NONE,
          CheckSettings.STANDARD,
          Optional.empty());

  public Recipe {
    transforms = List.copyOf(transforms);
    if (batchSize < 1 || batchSize > MOST_BATCH_SIZE) {
      throw new IllegalArgumentException(
          Formatted.of("batchSize %d; allowed: 1 to %d", batchSize, MOST_BATCH_SIZE));
    }
    int rate = sampleRateHz.orElse(1);
    if (rate < 1 || rate > MOST_SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          Formatted.of("sampleRateHz %d; allowed: 1 to %d", rate, MOST_SAMPLE_RATE_HZ));
    }
  }

  /// Samples per second of the examples as they are served, if known: `prepare` may change it.
  public OptionalInt servedRateHz() {
    return prepare.rateHz(sampleRateHz);
  }
}
