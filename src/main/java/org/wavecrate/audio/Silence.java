package org.wavecrate.audio;

/// Silence before and after a sound.
///
/// A sound begins with the first stretch of 10 ms whose level (root mean square over all channels)
/// is no more than `belowDb` below that of the loudest stretch, and ends with the last one.
public final class Silence {
  private static final double STRETCH_S = 0.01;

  private Silence() {}

  /// Frames `from` to `to`, the last not included.
  public record Kept(int from, int to) {
    public int frames() {
      return to - from;
    }
  }

  /// What is left when silence is cut off at both ends. A sound that is silent throughout stays
  /// whole: there is no telling what to cut.
  ///
  /// @param samples interleaved
  /// @param belowDb how far below the loudest stretch silence begins, above 0
  /// @param keepMs how much silence stays on either side
  public static Kept trim(
      float[] samples, int channels, int rateHz, double belowDb, double keepMs) {
    int frames = samples.length / channels;
    int stretch = Math.max(1, (int) Math.rint(STRETCH_S * rateHz));
    double[] powers = new double[(frames + stretch - 1) / stretch];
    double loudest = 0;
    for (int i = 0; i < powers.length; i++) {
      int from = i * stretch * channels;
      int to = (int) Math.min(samples.length, from + (long) stretch * channels);
      double sum = 0;
      for (int s = from; s < to; s++) {
        sum += (double) samples[s] * samples[s];
      }
      powers[i] = sum / (to - from);
      loudest = Math.max(loudest, powers[i]);
    }
    if (!(loudest > 0)) {
      return new Kept(0, frames);
    }
    double least = loudest * StrictMath.pow(10, -belowDb / 10);
    int first = 0;
    while (powers[first] < least) {
      first++;
    }
    int last = powers.length - 1;
    while (powers[last] < least) {
      last--;
    }
    long keep = (long) Math.rint(keepMs / 1000 * rateHz);
    return new Kept(
        (int) Math.max(0, (long) first * stretch - keep),
        (int) Math.min(frames, (last + 1L) * stretch + keep));
  }
}
