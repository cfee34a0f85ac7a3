package org.wavecrate.gui.playback;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;

/// Writes WAV files.
///
/// Microsoft and IBM, *Multimedia Programming Interface and Data Specifications 1.0* (1991);
/// floats with the `fact` chunk that Microsoft's *New Multimedia Data Types* (1994) adds.
public final class WavFile {
  /// How samples are stored.
  public enum Format {
    /// 16-bit integers, which every program reads.
    PCM_16(2, 1),
    PCM_24(3, 1),
    /// 32-bit floats, which hold any level.
    FLOAT_32(4, 3);

    private final int bytes;
    private final int tag;

    Format(int bytes, int tag) {
      this.bytes = bytes;
      this.tag = tag;
    }
  }

  private static final long MOST_BYTES = 0xffff_ffffL - 128;

  private WavFile() {}

  /// Writes a file, as a whole or not at all. Samples beyond full scale are cut off in integer
  /// formats; NaN becomes 0 there.
  ///
  /// @param channels one or more of equal length
  /// @param fullScale the amplitude of full scale: 1 for floats, 32,768 for int16
  /// @return how many samples were cut off
  /// @throws IOException if it can't be written, or would be longer than WAV allows: 4 GiB
  public static long write(
      Path file, List<float[]> channels, int rateHz, double fullScale, Format format)
      throws IOException {
    int length = channels.getFirst().length;
    long dataBytes = (long) length * channels.size() * format.bytes;
    if (dataBytes > MOST_BYTES) {
      throw new IOException(
          Formatted.of("%s: would hold %d bytes; WAV allows 4 GiB", file, dataBytes));
    }
    try (NewFile fresh = NewFile.of(file)) {
      OutputStream out = new BufferedOutputStream(fresh.stream(), 1 << 16);
      out.write(header(channels.size(), length, rateHz, format, dataBytes));
      long cut = data(out, channels, fullScale, format);
      out.write(new byte[(int) (dataBytes % 2)]);
      out.flush();
      fresh.publish();
      return cut;
    }
  }

  private static byte[] header(
      int channels, int length, int rateHz, Format format, long dataBytes) {
    boolean real = format == Format.FLOAT_32;
    int formatBytes = real ? 18 : 16;
    int headerBytes = 12 + 8 + formatBytes + (real ? 12 : 0) + 8;
    ByteBuffer header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
    name(header, "RIFF").putInt((int) (headerBytes - 8 + dataBytes + dataBytes % 2));
    name(header, "WAVE");
    name(header, "fmt ").putInt(formatBytes);
    int frameBytes = channels * format.bytes;
    header.putShort((short) format.tag).putShort((short) channels).putInt(rateHz);
    header.putInt(rateHz * frameBytes);
    header.putShort((short) frameBytes).putShort((short) (8 * format.bytes));
    if (real) {
      header.putShort((short) 0);
      name(header, "fact").putInt(4).putInt(length);
    }
    name(header, "data").putInt((int) dataBytes);
    return header.array();
  }

  private static ByteBuffer name(ByteBuffer header, String name) {
    return header.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static long data(
      OutputStream out, List<float[]> channels, double fullScale, Format format)
      throws IOException {
    double full = format == Format.FLOAT_32 ? 1 : Math.scalb(1.0, 8 * format.bytes - 1);
    long cut = 0;
    byte[] sample = new byte[format.bytes];
    for (int i = 0; i < channels.getFirst().length; i++) {
      for (float[] channel : channels) {
        double x = channel[i] / fullScale * full;
        long bits;
        if (format == Format.FLOAT_32) {
          bits = Float.floatToRawIntBits((float) x);
        } else {
          bits = Math.round(x);
          // The greatest positive integer is one step short of full scale: x = 1 is not cut off.
          cut += bits < -full || bits > full ? 1 : 0;
          bits = Math.clamp(bits, (long) -full, (long) full - 1);
        }
        for (int b = 0; b < sample.length; b++) {
          sample[b] = (byte) (bits >> 8 * b);
        }
        out.write(sample);
      }
    }
    return cut;
  }
}
