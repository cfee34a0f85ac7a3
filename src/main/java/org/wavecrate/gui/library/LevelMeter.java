package org.wavecrate.gui.library;

/// Adds up the level of one channel.
final class LevelMeter {
  private float low = Float.POSITIVE_INFINITY;
  private float high = Float.NEGATIVE_INFINITY;
  private double sum;
  private double energy;
  private long count;
  private final float[] clipLow;
  private final float[] clipHigh;
  private final long[] clipped;
  private long invalid;

  /// Counts clipping for several scales at once: which one holds, the peak will tell.
  ///
  /// @param clipLow for each scale, samples at or below count as clipped
  /// @param clipHigh for each scale, samples at or above count as clipped
  LevelMeter(float[] clipLow, float[] clipHigh) {
    this.clipLow = clipLow;
    this.clipHigh = clipHigh;
    clipped = new long[clipLow.length];
  }

  /// @param samples relative to silence; NaN and infinity are replaced by silence
  void add(float[] samples, int size) {
    for (int i = 0; i < size; i++) {
      float x = samples[i];
      if (!(Math.abs(x) <= Float.MAX_VALUE)) {
        samples[i] = 0;
        invalid++;
        continue;
      }
      low = Math.min(low, x);
      high = Math.max(high, x);
      sum += x;
      energy += (double) x * x;
      count++;
    }
    for (int scale = 0; scale < clipped.length; scale++) {
      clipped[scale] += clipped(samples, size, clipLow[scale], clipHigh[scale]);
    }
  }

  /// Silence, which invalid samples became, lies within every scale.
  private static int clipped(float[] samples, int size, float least, float most) {
    int clipped = 0;
    for (int i = 0; i < size; i++) {
      clipped += samples[i] <= least || samples[i] >= most ? 1 : 0;
    }
    return clipped;
  }

  double peak() {
    return count == 0 ? 0 : Math.max(Math.abs((double) low), Math.abs((double) high));
  }

  double mean() {
    return count == 0 ? 0 : sum / count;
  }

  double energy() {
    return energy;
  }

  long count() {
    return count;
  }

  /// @param scale one of those that it was made for
  long clipped(int scale) {
    return clipped[scale];
  }

  long invalid() {
    return invalid;
  }
}
