package org.wavecrate.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Makes WAV files for tests.
public final class WaveBytes {
  private WaveBytes() {}

  /// A file of a format code, or of an extensible format for codes from 0x1000 on.
  public static byte[] of(int code, int bits, int channels, int rateHz, double... samples) {
    int bytes = bits / 8;
    ByteBuffer out =
        ByteBuffer.allocate(4096 + samples.length * bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean extensible = code > 0xfff;
    out.put("RIFF\0\0\0\0WAVELIST\3\0\0\0abc\0fmt ".getBytes(StandardCharsets.ISO_8859_1));
    out.putInt(extensible ? 40 : 16).putShort((short) (extensible ? 0xfffe : code));
    out.putShort((short) channels).putInt(rateHz).putInt(rateHz * channels * bytes);
    out.putShort((short) (channels * bytes)).putShort((short) bits);
    if (extensible) {
      out.putShort((short) 22).putShort((short) bits).putInt(0).putShort((short) (code & 0xfff));
      out.put(new byte[14]);
    }
    out.put("data".getBytes(StandardCharsets.ISO_8859_1));
    out.putInt(samples.length * bytes);
    for (double sample : samples) {
      put(out, code & 0xfff, bits, sample);
    }
    var file = new ByteArrayOutputStream();
    file.write(out.array(), 0, out.position());
    return file.toByteArray();
  }

  private static void put(ByteBuffer out, int code, int bits, double sample) {
    long whole = Math.min((1L << bits - 1) - 1, Math.round(sample * (1L << bits - 1)));
    if (code == 3 && bits == 32) {
      out.putFloat((float) sample);
    } else if (code == 3) {
      out.putDouble(sample);
    } else if (bits == 8) {
      out.put((byte) (whole + 128));
    } else {
      for (int i = 0; i < bits / 8; i++) {
        out.put((byte) (whole >> 8 * i));
      }
    }
  }
}
