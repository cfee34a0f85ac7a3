package org.wavecrate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// Writes small datasets for tests.
public final class Fixture {
  public static final int SAMPLES = 8;

  private Fixture() {}

  /// A float32 array, one axis.
  public static void floats(Path file, float... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    array(file, Dtype.FLOAT32, Shape.of(values.length), bytes.array());
  }

  /// An int64 array; a single number if `values` is one and `axes` none.
  public static void longs(Path file, Shape shape, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    array(file, Dtype.INT64, shape, bytes.array());
  }

  public static void array(Path file, Dtype dtype, Shape shape, byte[] data) {
    try {
      Files.createDirectories(file.getParent());
      NpyWriter.write(file, dtype, shape, MemorySegment.ofArray(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Examples `first` to `first + count - 1`: example N holds N, N + 1/16, N + 2/16, ... and has
  /// the label N modulo 3.
  public static void block(Path folder, int first, int count) {
    for (int n = first; n < first + count; n++) {
      floats(folder.resolve("id-" + n + ".npy"), waveform(n, SAMPLES));
      longs(folder.resolve("id-label-" + n + ".npy"), Shape.of(), n % 3);
    }
  }

  public static float[] waveform(int n, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = n + i / 16f;
    }
    return values;
  }

  /// Three splits, as section 1 of the design has them; returns `root`. Training has 3 blocks of
  /// 12, 5 and 9 examples, validation one of 4, test one of 3.
  public static Path dataset(Path root) {
    block(root.resolve("train data/block-id-1"), 1, 12);
    block(root.resolve("train data/block-id-2"), 13, 5);
    block(root.resolve("train data/block-id-10"), 18, 9);
    block(root.resolve("validation data/block-id-1"), 1, 4);
    block(root.resolve("test data/block-id-1"), 1, 3);
    return root;
  }

  /// Zips what lies below a folder, without compression if `stored`.
  public static Path zip(Path folder, Path zip, boolean stored) {
    return zip(folder, zip, stored, "");
  }

  /// @param prefix put before every name
  public static Path zip(Path folder, Path zip, boolean stored, String prefix) {
    try (Stream<Path> walk = Files.walk(folder);
        OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream to = new ZipOutputStream(out)) {
      List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        String name = folder.relativize(file).toString().replace('\\', '/');
        ZipEntry entry = new ZipEntry(prefix + name);
        if (stored) {
          CRC32 crc = new CRC32();
          crc.update(bytes);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(bytes.length);
          entry.setCrc(crc.getValue());
        }
        to.putNextEntry(entry);
        to.write(bytes);
        to.closeEntry();
      }
      return zip;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void delete(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static float[] toFloats(MemorySegment bytes) {
    return bytes.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
  }
}
