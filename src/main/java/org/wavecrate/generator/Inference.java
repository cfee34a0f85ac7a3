package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.OptionalInt;
import org.wavecrate.audio.PreparationStep;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;

/// Prepares one array for a trained model, without a dataset: the same bytes as the array's row in
/// a batch of the validation split, by the same code. Thread-safe.
///
/// Use the recipe that lies in the crates. It says what else would be decided by the first arrays
/// of the dataset, such as which axis holds the channels.
///
/// @since 0.2.0
public final class Inference {
  private static final String NAME = "the array";

  private final Recipe recipe;

  /// @param shape of the array as the model gets it
  /// @param values in C order
  public record Served(Shape shape, float[] values) {}

  /// @param recipe that of training
  public Inference(Recipe recipe) {
    this.recipe = recipe.withBatchSize(1);
  }

  /// One channel of samples.
  ///
  /// @throws IOException as the other
  public Served features(float[] samples, int rateHz) throws IOException {
    return features(
        Dtype.FLOAT32,
        Shape.of(samples.length),
        MemorySegment.ofArray(samples),
        OptionalInt.of(rateHz));
  }

  /// Prepares an array, fits it and computes its features, as for validation.
  ///
  /// @param dtype the type that arrays of the dataset have in their files
  /// @param shape as in the files
  /// @param data the elements in C order
  /// @param rateHz samples per second, if the caller knows; where the recipe resamples it may be
  ///     another than that of the dataset
  /// @throws RecipeException if the recipe does not fit the array, or has another rate
  /// @throws org.wavecrate.dataset.BadFileException if the array can't be served
  public Served features(Dtype dtype, Shape shape, MemorySegment data, OptionalInt rateHz)
      throws IOException {
    Recipe used = at(rateHz);
    byte[] header = NpyWriter.header(dtype, shape);
    try (Arena arena = Arena.ofShared();
        Parallel alone = new Parallel(1)) {
      MemorySegment file = arena.allocate(header.length + data.byteSize(), 64);
      MemorySegment.copy(MemorySegment.ofArray(header), 0, file, 0, header.length);
      MemorySegment.copy(data, 0, file, header.length, data.byteSize());
      var generator = new BatchGenerator(Split.ofOne(NAME, file), used, Shard.WHOLE, alone);
      ArraySpec spec = generator.exampleSpec();
      float[] values = new float[Math.toIntExact(spec.shape().elements())];
      generator.fillExample(0, 0, MemorySegment.ofArray(values));
      return new Served(spec.shape(), values);
    }
  }

  /// The recipe for arrays of this rate, which may be another where the recipe resamples.
  private Recipe at(OptionalInt rateHz) throws RecipeException {
    OptionalInt trained = recipe.sampleRateHz();
    if (rateHz.isEmpty() || trained.isEmpty() || rateHz.equals(trained)) {
      return recipe;
    }
    if (recipe.prepare().steps().stream().anyMatch(PreparationStep.Resample.class::isInstance)) {
      return recipe.withSampleRateHz(rateHz);
    }
    throw new RecipeException(
        Formatted.of(
            "sampleRateHz: %d, but %s has %d Hz; resample it first",
            trained.getAsInt(), NAME, rateHz.getAsInt()));
  }
}
