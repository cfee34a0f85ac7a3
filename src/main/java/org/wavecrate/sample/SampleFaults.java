package org.wavecrate.sample;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.FileSource;
import org.wavecrate.npy.NpyReader;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// Mistakes planted into the sample dataset, for the check to find: NaN, clipping, an example of
/// nothing but zeros, a training example in the test split, and a label that is missing.
public final class SampleFaults {
  private static final String FIRST_BLOCK = "train data/block-id-1/";
  private static final int NAN_FROM = 3400;
  private static final int NAN_TO = 3480;
  private static final float GAIN = 16;

  private SampleFaults() {}

  /// Spoils five examples of a sample dataset.
  ///
  /// @param folder where [SampleDataset] has written one
  public static void plant(Path folder) throws IOException {
    float[] bass = read(folder.resolve(FIRST_BLOCK + "id-12.npy"));
    for (int i = NAN_FROM; i < NAN_TO; i++) {
      bass[i] = Float.NaN;
    }
    write(folder.resolve(FIRST_BLOCK + "id-12.npy"), bass);
    float[] snare = read(folder.resolve(FIRST_BLOCK + "id-3.npy"));
    for (int i = 0; i < snare.length; i++) {
      snare[i] = Math.clamp(GAIN * snare[i], -1, 1);
    }
    write(folder.resolve(FIRST_BLOCK + "id-3.npy"), snare);
    write(folder.resolve("train data/block-id-2/id-30.npy"), new float[snare.length]);
    float[] kick = read(folder.resolve(FIRST_BLOCK + "id-6.npy"));
    write(folder.resolve("test data/block-id-1/id-5.npy"), kick);
    Files.delete(folder.resolve("validation data/block-id-1/id-label-5.npy"));
  }

  private static float[] read(Path file) throws IOException {
    try (FileSource source = FileSource.open(file)) {
      var array = new NpyReader().open(source);
      float[] samples = new float[Math.toIntExact(array.header().shape().elements())];
      array.readStored(MemorySegment.ofArray(samples));
      return samples;
    }
  }

  private static void write(Path file, float[] samples) throws IOException {
    NpyWriter.write(file, Dtype.FLOAT32, Shape.of(samples.length), MemorySegment.ofArray(samples));
  }
}
