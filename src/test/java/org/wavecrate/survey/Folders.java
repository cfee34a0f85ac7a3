package org.wavecrate.survey;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.BoundedFolder;

/// Datasets for tests.
public final class Folders {
  private Folders() {}

  public static void floats(Path file, float[] samples) throws IOException {
    Files.createDirectories(file.getParent());
    write(file, Dtype.FLOAT32, Shape.of(samples.length), MemorySegment.ofArray(samples));
  }

  public static void label(Path file, long number) throws IOException {
    long[] value = {number};
    write(file, Dtype.INT64, Shape.of(), MemorySegment.ofArray(value));
  }

  private static void write(Path file, Dtype dtype, Shape shape, MemorySegment values)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(values.byteSize(), 8).copyFrom(values);
      NpyWriter.write(file, dtype, shape, copy);
    }
  }

  public static float[] sine(int samples, double cyclesPerSample, double amplitude) {
    float[] sine = new float[samples];
    for (int i = 0; i < samples; i++) {
      sine[i] = (float) (amplitude * Math.sin(2 * Math.PI * cyclesPerSample * i));
    }
    return sine;
  }

  /// 12 examples in 3 blocks and 2 splits: example n has class n % 3, amplitude n / 12, and lasts
  /// 1,000 samples, the last one 2,000.
  public static Dataset dozen(Path folder) throws IOException {
    String[] blocks = {"train data/block-id-1", "train data/block-id-10", "test data/block-id-1"};
    for (int n = 1; n <= 12; n++) {
      Path block = folder.resolve(blocks[(n - 1) / 4]);
      floats(block.resolve("id-" + n + ".npy"), sine(n == 12 ? 2000 : 1000, 0.1, n / 12.0));
      label(block.resolve("id-label-" + n + ".npy"), n % 3);
    }
    return Dataset.open(folder, Progress.NONE);
  }

  public static ExampleTable known(Dataset dataset, Path cache) {
    ExampleTable table = new ExampleTable(dataset, ArrayStatement.NONE);
    new Statistics(new BoundedFolder(cache, 1 << 20), 2).fill(table, Progress.NONE);
    return table;
  }
}
