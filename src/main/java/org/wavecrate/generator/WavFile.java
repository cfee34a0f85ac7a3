package org.wavecrate.generator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A WAV recording: PCM of 8, 16, 24 or 32 bits, or float of 32 or 64, of any number of channels.
///
/// @param samples frames x channels, interleaved; integers scaled to full scale 1
/// @param channels how many
/// @param sampleRateHz samples per second
record WavFile(float[] samples, int channels, int sampleRateHz) {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;

  /// Reads the bytes of a file.
  ///
  /// @throws IOException if they are something else; the message lacks the file's name
  static WavFile read(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 12 || !tag(bytes, 0).equals("RIFF") || !tag(bytes, 8).equals("WAVE")) {
      throw new IOException("is no WAV file: it does not begin with RIFF .. WAVE");
    }
    int format = -1;
    for (long at = 12; at + 8 <= file.length; ) {
      String tag = tag(bytes, (int) at);
      long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
      int start = (int) at + 8;
      if (tag.equals("fmt ") && size >= 16 && start + size <= file.length) {
        format = start;
      } else if (tag.equals("data")) {
        if (format < 0) {
          throw new IOException("is damaged: its samples come before their format");
        }
        // Programs that were stopped while recording leave a size of 0 or too large a one.
        int length = (int) Math.min(size, file.length - start);
        return read(bytes, format, start, length);
      }
      at = start + size + (size & 1);
    }
    throw new IOException("is a WAV file without samples");
  }

  private static WavFile read(ByteBuffer bytes, int format, int start, int length)
      throws IOException {
    int code = Short.toUnsignedInt(bytes.getShort(format));
    int channels = Short.toUnsignedInt(bytes.getShort(format + 2));
    int rate = bytes.getInt(format + 4);
    int bits = Short.toUnsignedInt(bytes.getShort(format + 14));
    if (code == EXTENSIBLE && format + 26 <= bytes.limit()) {
      code = Short.toUnsignedInt(bytes.getShort(format + 24));
    }
    boolean known =
        code == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32)
            || code == FLOAT && (bits == 32 || bits == 64);
    if (!known) {
      throw new IOException(
          "WAV format %d of %d bits is not supported; allowed: PCM of 8, 16, 24, 32 bits, float"
                  .formatted(code, bits)
              + " of 32, 64");
    }
    if (channels == 0 || rate < 1 || rate > Recipe.MOST_SAMPLE_RATE_HZ) {
      throw new IOException("is damaged: %d channels at %d Hz".formatted(channels, rate));
    }
    int size = bits / 8;
    float[] samples = new float[length / (size * channels) * channels];
    for (int i = 0, at = start; i < samples.length; i++, at += size) {
      samples[i] = sample(bytes, at, code, bits);
    }
    return new WavFile(samples, channels, rate);
  }

  private static float sample(ByteBuffer bytes, int at, int code, int bits) {
    if (code == FLOAT) {
      return bits == 32 ? bytes.getFloat(at) : (float) bytes.getDouble(at);
    }
    return switch (bits) {
      case 8 -> (Byte.toUnsignedInt(bytes.get(at)) - 128) / 128f;
      case 16 -> bytes.getShort(at) / 32768f;
      case 24 -> (bytes.get(at + 2) << 16 | bytes.getShort(at) & 0xffff) / 8388608f;
      default -> bytes.getInt(at) / 2147483648f;
    };
  }

  private static String tag(ByteBuffer bytes, int at) {
    return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
  }
}
