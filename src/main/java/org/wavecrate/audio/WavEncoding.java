package org.wavecrate.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The sample encodings of WAV files.
///
/// Microsoft and IBM, *Multimedia Programming Interface and Data Specifications 1.0* (1991);
/// floats with the `fact` chunk that Microsoft's *New Multimedia Data Types* (1994) adds.
public enum WavEncoding {
  /// 16-bit integers, which every program reads.
  PCM_16(2, 1),
  PCM_24(3, 1),
  /// 32-bit floats, which hold any level.
  FLOAT_32(4, 3);

  /// How many bytes of samples a file may hold: 4 GiB with what stands before them.
  public static final long MOST_BYTES = 0xffff_ffffL - 128;

  private final int bytes;
  private final int tag;

  WavEncoding(int bytes, int tag) {
    this.bytes = bytes;
    this.tag = tag;
  }

  /// How many bytes `frames` samples of each channel need.
  public long bytes(long frames, int channels) {
    return frames * channels * bytes;
  }

  /// Writes a whole file. Samples beyond full scale are cut off in integer formats; NaN becomes 0
  /// there.
  ///
  /// @param channels one or more of equal length, no more than [#MOST_BYTES] in all
  /// @param fullScale the amplitude of full scale: 1 for floats, 32,768 for int16
  /// @return how many samples were cut off
  public long write(OutputStream out, List<float[]> channels, int rateHz, double fullScale)
      throws IOException {
    int length = channels.getFirst().length;
    long dataBytes = bytes(length, channels.size());
    out.write(header(channels.size(), length, rateHz, dataBytes));
    long cut = data(out, channels, fullScale);
    out.write(new byte[(int) (dataBytes % 2)]);
    return cut;
  }

  private byte[] header(int channels, int length, int rateHz, long dataBytes) {
    boolean real = this == FLOAT_32;
    int formatBytes = real ? 18 : 16;
    int headerBytes = 12 + 8 + formatBytes + (real ? 12 : 0) + 8;
    ByteBuffer header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
    name(header, "RIFF").putInt((int) (headerBytes - 8 + dataBytes + dataBytes % 2));
    name(header, "WAVE");
    name(header, "fmt ").putInt(formatBytes);
    int frameBytes = channels * bytes;
    header.putShort((short) tag).putShort((short) channels).putInt(rateHz);
    header.putInt(rateHz * frameBytes);
    header.putShort((short) frameBytes).putShort((short) (8 * bytes));
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

  private long data(OutputStream out, List<float[]> channels, double fullScale) throws IOException {
    double full = this == FLOAT_32 ? 1 : Math.scalb(1.0, 8 * bytes - 1);
    long cut = 0;
    byte[] sample = new byte[bytes];
    for (int i = 0; i < channels.getFirst().length; i++) {
      for (float[] channel : channels) {
        double x = channel[i] / fullScale * full;
        long bits;
        if (this == FLOAT_32) {
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
