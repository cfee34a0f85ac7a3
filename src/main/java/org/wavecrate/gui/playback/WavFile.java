package org.wavecrate.gui.playback;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.wavecrate.audio.WavEncoding;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;

/// Writes WAV files.
public final class WavFile {
  /// The storage format of samples.
  public enum Format {
    /// 16-bit integers, which every program reads.
    PCM_16(WavEncoding.PCM_16),
    PCM_24(WavEncoding.PCM_24),
    /// 32-bit floats, which hold any level.
    FLOAT_32(WavEncoding.FLOAT_32);

    private final WavEncoding encoding;

    Format(WavEncoding encoding) {
      this.encoding = encoding;
    }
  }

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
    long dataBytes = format.encoding.bytes(length, channels.size());
    if (dataBytes > WavEncoding.MOST_BYTES) {
      throw new IOException(
          Formatted.of("%s: would hold %d bytes; WAV allows 4 GiB", file, dataBytes));
    }
    try (NewFile fresh = NewFile.of(file)) {
      OutputStream out = new BufferedOutputStream(fresh.stream(), 1 << 16);
      long cut = format.encoding.write(out, channels, rateHz, fullScale);
      out.flush();
      fresh.publish();
      return cut;
    }
  }
}
