package org.wavecrate.gui;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.BoundedFolder;
import org.wavecrate.survey.Statistics;

/// Small datasets for tests.
public final class SmallData {
  private SmallData() {}

  /// Three splits of two blocks with three sounds of 0.1 s at 16 kHz each, labelled by their
  /// number.
  public static Path dataset(Path folder) throws IOException {
    for (String split : new String[] {"train data", "validation data", "test data"}) {
      for (int block = 1; block <= 2; block++) {
        Path place = Files.createDirectories(folder.resolve(split).resolve("block-id-" + block));
        for (int i = 1; i <= 3; i++) {
          floats(place.resolve("id-" + i + ".npy"), Shape.of(1600), sine(1600, 100 * i));
          number(place.resolve("id-label-" + i + ".npy"), i);
        }
      }
    }
    return folder;
  }

  /// A library that remembers in `folder` what it measured.
  public static Library library(Workspace workspace, Background background, Path folder) {
    BoundedFolder stored = new BoundedFolder(folder.resolve("cache"), 1 << 20);
    return new Library(workspace, background, new Statistics(stored, 1));
  }

  /// A sine of amplitude 0.5 with `periods` in all.
  public static float[] sine(int samples, int periods) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.5 * Math.sin(2 * Math.PI * periods * i / samples));
    }
    return values;
  }

  public static void floats(Path file, Shape shape, float... values) throws IOException {
    write(file, Dtype.FLOAT32, shape, MemorySegment.ofArray(values));
  }

  public static void shorts(Path file, Shape shape, short... values) throws IOException {
    Dtype int16 = new Dtype(Dtype.Kind.INT, 2, false);
    write(file, int16, shape, MemorySegment.ofArray(values));
  }

  public static void number(Path file, long value) throws IOException {
    write(file, Dtype.INT64, Shape.of(), MemorySegment.ofArray(new long[] {value}));
  }

  private static void write(Path file, Dtype dtype, Shape shape, MemorySegment values)
      throws IOException {
    // The writer takes bytes on the heap or any native memory.
    byte[] bytes = values.toArray(ValueLayout.JAVA_BYTE);
    NpyWriter.write(file, dtype, shape, MemorySegment.ofArray(bytes));
  }
}
