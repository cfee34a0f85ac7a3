package org.wavecrate.survey;

/// Adds up the level of one channel.
final class LevelMeter {
  private float low = Float.POSITIVE_INFINITY;
  private float high = Float.NEGATIVE_INFINITY;
  private double sum;
  private double energy;
  private long count;
  private final float clipLow;
  private final float clipHigh;
  private long clipped;
  private long invalid;

  /// @param clipLow samples at or below count as clipped
  /// @param clipHigh samples at or above count as clipped
  LevelMeter(float clipLow, float clipHigh) {
    this.clipLow = clipLow;
    this.clipHigh = clipHigh;
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
    // Silence, which invalid samples became, lies within every scale.
    for (int i = 0; i < size; i++) {
      clipped += samples[i] <= clipLow || samples[i] >= clipHigh ? 1 : 0;
    }
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

  long clipped() {
    return clipped;
  }

  long invalid() {
    return invalid;
  }
}
