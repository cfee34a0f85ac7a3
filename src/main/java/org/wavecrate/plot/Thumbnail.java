package org.wavecrate.plot;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A small picture of an example.
///
/// @param width in pixels
/// @param height in pixels
/// @param argb row after row from the top, opaque; empty if there is nothing to see
/// @param problem why there is nothing to see, in a sentence
public record Thumbnail(int width, int height, int[] argb, Optional<String> problem) {
  private static final int MOST_PIXELS = 1 << 22;
  private static final int HEAD_BYTES = 12;

  /// No picture, and why.
  public static Thumbnail nothing(int width, int height, String problem) {
    return new Thumbnail(width, height, new int[0], Optional.of(problem));
  }

  /// It as bytes, for a cache.
  public byte[] pack() {
    ByteBuffer raw = ByteBuffer.allocate(4 * argb.length);
    raw.asIntBuffer().put(argb);
    CRC32 sum = new CRC32();
    sum.update(raw.array());
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(raw.array());
      deflater.finish();
      ByteBuffer packed =
          ByteBuffer.allocate(HEAD_BYTES + raw.capacity() + raw.capacity() / 8 + 64);
      packed.putInt(width).putInt(height).putInt((int) sum.getValue());
      while (!deflater.finished()) {
        deflater.deflate(packed);
      }
      byte[] bytes = new byte[packed.position()];
      packed.flip().get(bytes);
      return bytes;
    }
  }

  /// The thumbnail that [#pack] packed; empty if it is damaged.
  public static Optional<Thumbnail> unpack(byte[] bytes) {
    if (bytes.length < HEAD_BYTES) {
      return Optional.empty();
    }
    ByteBuffer packed = ByteBuffer.wrap(bytes);
    int width = packed.getInt();
    int height = packed.getInt();
    int expected = packed.getInt();
    if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
      return Optional.empty();
    }
    ByteBuffer raw = ByteBuffer.allocate(4 * width * height);
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      while (raw.hasRemaining() && inflater.inflate(raw) > 0) {
        // Goes on until all is there.
      }
    } catch (DataFormatException e) {
      return Optional.empty();
    }
    CRC32 sum = new CRC32();
    sum.update(raw.array());
    if (raw.hasRemaining() || (int) sum.getValue() != expected) {
      return Optional.empty();
    }
    int[] argb = new int[width * height];
    raw.flip().asIntBuffer().get(argb);
    return Optional.of(new Thumbnail(width, height, argb, Optional.empty()));
  }
}
