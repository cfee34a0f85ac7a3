package org.wavecrate.audio;

/// Silence before and after a sound.
///
/// A sound begins with the first stretch of 10 ms whose level (root mean square over all channels)
/// is no more than `belowDb` below that of the loudest stretch, and ends with the last one.
public final class Silence {
  private Silence() {}

  /// Frames `from` to `to`, the last not included.
  public record Kept(long from, long to) {
    public long frames() {
      return to - from;
    }
  }

  /// The sound without the silence at both ends. A sound that is silent throughout stays
  /// whole: nothing tells where to cut.
  ///
  /// @param samples interleaved
  /// @param belowDb how far below the loudest stretch silence begins, above 0
  /// @param keepMs how much silence stays on either side
  public static Kept trim(
      float[] samples, int channels, int rateHz, double belowDb, double keepMs) {
    SilenceMeter meter = new SilenceMeter(channels, rateHz, belowDb);
    meter.accept(samples, 0, samples.length / channels);
    return meter.kept(keepMs);
  }
}
