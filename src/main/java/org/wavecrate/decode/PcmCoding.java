package org.wavecrate.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Ways in which uncompressed samples are stored, scaled to full scale 1 as libsndfile does.
enum PcmCoding {
  UNSIGNED_8(1, "8-bit") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      for (int i = 0; i < count; i++) {
        to[i] = (Byte.toUnsignedInt(from.get(i)) - 128) / 128f;
      }
    }
  },
  SIGNED_8(1, "8-bit") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      for (int i = 0; i < count; i++) {
        to[i] = from.get(i) / 128f;
      }
    }
  },
  SIGNED_16(2, "16-bit") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      for (int i = 0; i < count; i++) {
        to[i] = from.getShort(2 * i) * (1 / 32768f);
      }
    }
  },
  SIGNED_24(3, "24-bit") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      boolean little = from.order() == ByteOrder.LITTLE_ENDIAN;
      for (int i = 0, at = 0; i < count; i++, at += 3) {
        int high = little ? from.get(at + 2) : from.get(at);
        int low = Byte.toUnsignedInt(little ? from.get(at) : from.get(at + 2));
        to[i] = (high << 16 | Byte.toUnsignedInt(from.get(at + 1)) << 8 | low) * (1 / 8388608f);
      }
    }
  },
  SIGNED_32(4, "32-bit") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      for (int i = 0; i < count; i++) {
        to[i] = from.getInt(4 * i) * (1 / 2147483648f);
      }
    }
  },
  FLOAT_32(4, "float32") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      from.asFloatBuffer().get(0, to, 0, count);
    }
  },
  FLOAT_64(8, "float64") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      for (int i = 0; i < count; i++) {
        to[i] = (float) from.getDouble(8 * i);
      }
    }
  },
  MU_LAW(1, "mu-law") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      for (int i = 0; i < count; i++) {
        to[i] = muLaw(from.get(i)) * (1 / 32768f);
      }
    }
  },
  A_LAW(1, "A-law") {
    @Override
    void decode(ByteBuffer from, float[] to, int count) {
      for (int i = 0; i < count; i++) {
        to[i] = aLaw(from.get(i)) * (1 / 32768f);
      }
    }
  };

  private final int bytes;
  private final String text;

  PcmCoding(int bytes, String text) {
    this.bytes = bytes;
    this.text = text;
  }

  /// The size of one sample.
  int bytes() {
    return bytes;
  }

  String text() {
    return text;
  }

  /// @param from samples from position 0 on, in the buffer's byte order
  abstract void decode(ByteBuffer from, float[] to, int count);

  /// ITU-T G.711, section 4: a sign, 3 bits of segment and 4 of the step in it, all inverted.
  private static int muLaw(byte code) {
    int inverted = ~code;
    int magnitude = ((inverted & 0xf) << 3) + 0x84 << ((inverted & 0x70) >> 4);
    return (inverted & 0x80) == 0 ? magnitude - 0x84 : 0x84 - magnitude;
  }

  /// ITU-T G.711, section 3; every other bit is inverted.
  private static int aLaw(byte code) {
    int bits = code ^ 0x55;
    int segment = (bits & 0x70) >> 4;
    int step = (bits & 0xf) << 4;
    int magnitude = segment == 0 ? step + 8 : step + 0x108 << segment - 1;
    return (bits & 0x80) == 0 ? -magnitude : magnitude;
  }
}
