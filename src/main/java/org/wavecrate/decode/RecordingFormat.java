package org.wavecrate.decode;

import java.util.OptionalLong;
import org.wavecrate.storage.Formatted;

/// Facts that a recording states before its samples begin.
///
/// @param name the usual name of the format, such as `WAV` or `FLAC`
/// @param coding how samples are coded, such as `16-bit`, `float32` or `vorbis`
/// @param sampleRateHz frames per second
/// @param channels samples per frame
/// @param frames the length, if the file states it; a damaged one may hold fewer
/// @param decoder name and version of an outside decoder, or empty for our own
/// @param exact whether every machine decodes the same bytes
public record RecordingFormat(
    String name,
    String coding,
    int sampleRateHz,
    int channels,
    OptionalLong frames,
    String decoder,
    boolean exact) {
  static final int MOST_CHANNELS = 4096;
  static final int MOST_SAMPLE_RATE_HZ = 10_000_000;

  /// FLAC has blocks of up to 65,535 frames, of which one of silence takes some 10 bytes; Opus and
  /// others packets of up to 60 ms at 48 kHz, of at least 3 bytes.
  private static final long MOST_FRAMES_A_BYTE = 8192;

  private static final long MOST_LOSSY_FRAMES_A_BYTE = 1024;

  /// @throws IllegalArgumentException if no recording has such a rate or number of channels
  public RecordingFormat {
    if (channels < 1
        || channels > MOST_CHANNELS
        || sampleRateHz < 1
        || sampleRateHz > MOST_SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          Formatted.of("%d channels at %d Hz", channels, sampleRateHz));
    }
  }

  /// A format that this package decodes by itself.
  ///
  /// @throws DecodeException if no recording has such a rate or number of channels
  static RecordingFormat own(
      String name, String coding, int sampleRateHz, int channels, OptionalLong frames)
      throws DecodeException {
    try {
      return new RecordingFormat(name, coding, sampleRateHz, channels, frames, "", true);
    } catch (IllegalArgumentException e) {
      throw new DecodeException("is damaged: " + e.getMessage(), e);
    }
  }

  /// This, without a length that a file of so many bytes can't have: damage must not pass for years
  /// of sound.
  public RecordingFormat within(long fileBytes) {
    long most = fileBytes * (decoder.isEmpty() ? MOST_FRAMES_A_BYTE : MOST_LOSSY_FRAMES_A_BYTE);
    return frames.orElse(0) <= most
        ? this
        : new RecordingFormat(
            name, coding, sampleRateHz, channels, OptionalLong.empty(), decoder, exact);
  }

  /// The length in seconds, if the file states it.
  public double seconds() {
    return frames.isPresent() ? (double) frames.getAsLong() / sampleRateHz : Double.NaN;
  }
}
