package org.wavecrate.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// Writes examples and labels as `.npy` files, one system call each. For one thread at a time.
final class ArrayWriter {
  private static final float INT16_SCALE = 32768f;

  private final Dtype dtype;
  private ByteBuffer bytes = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
  private Shape shape = Shape.of();
  private byte[] header;

  ArrayWriter(Dtype dtype) {
    this.dtype = dtype;
    header = NpyWriter.header(dtype, shape);
  }

  /// The size of the file of an example.
  static long fileBytes(Dtype dtype, long frames, int channels) {
    Shape shape = shape(frames, channels);
    return NpyWriter.header(dtype, shape).length + shape.elements() * dtype.bytes();
  }

  private static Shape shape(long frames, int channels) {
    return channels == 1 ? Shape.of(frames) : Shape.of(frames, channels);
  }

  /// Writes frames as `(frames,)`, or `(frames, channels)` if there are several channels.
  void write(Path file, float[] samples, int frames, int channels) throws IOException {
    Shape wanted = shape(frames, channels);
    if (!wanted.equals(shape)) {
      shape = wanted;
      header = NpyWriter.header(dtype, shape);
    }
    int count = frames * channels;
    int size = Math.addExact(header.length, Math.multiplyExact(count, dtype.bytes()));
    if (bytes.capacity() < size) {
      bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
    }
    bytes.clear().limit(size);
    bytes.put(header);
    put(samples, count);
    store(file, bytes.position(0));
  }

  /// Writes a file of the label of an example, a number alone.
  void writeLabel(Path file, long number) throws IOException {
    byte[] start = NpyWriter.header(Dtype.INT64, Shape.of());
    bytes.clear().put(start).putLong(number);
    store(file, bytes.flip());
  }

  /// Writes under the file's own name: nobody sees it before the whole dataset gets its name.
  private static void store(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private void put(float[] samples, int count) {
    if (dtype.equals(Dtype.FLOAT32)) {
      bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(samples, 0, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      bytes.putShort(dtype.isInteger() ? int16(samples[i]) : Float.floatToFloat16(samples[i]));
    }
  }

  /// The nearest step of 16 bits, cut off at full scale.
  private static short int16(float sample) {
    return (short)
        Math.clamp((long) Math.rint(sample * INT16_SCALE), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
