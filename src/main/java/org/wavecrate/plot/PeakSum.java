package org.wavecrate.plot;

/// Adds up samples and cells on the way to one column.
final class PeakSum {
  float min;
  float max;
  double energy;
  long count;
  int clipped;
  int invalid;

  PeakSum() {
    clear();
  }

  void clear() {
    min = Float.POSITIVE_INFINITY;
    max = Float.NEGATIVE_INFINITY;
    energy = 0;
    count = 0;
    clipped = 0;
    invalid = 0;
  }

  void add(float[] samples, int from, int to, float lowLimit, float highLimit) {
    if (from >= to) {
      return;
    }
    float low = samples[from];
    float high = low;
    for (int i = from; i < to; i++) {
      low = Math.min(low, samples[i]);
      high = Math.max(high, samples[i]);
    }
    // NaN wins every comparison of Math.min and Math.max, so one look tells whether all are finite.
    if (!(high - low <= Float.MAX_VALUE) && !(Float.isFinite(low) && Float.isFinite(high))) {
      addFinite(samples, from, to, lowLimit, highLimit);
      return;
    }
    double even = 0;
    double odd = 0;
    int i = from;
    for (; i + 1 < to; i += 2) {
      even += (double) samples[i] * samples[i];
      odd += (double) samples[i + 1] * samples[i + 1];
    }
    energy += even + odd + (i < to ? (double) samples[i] * samples[i] : 0);
    count += to - from;
    min = Math.min(min, low);
    max = Math.max(max, high);
    if (low <= lowLimit || high >= highLimit) {
      countClipped(samples, from, to, lowLimit, highLimit);
    }
  }

  private void addFinite(float[] samples, int from, int to, float lowLimit, float highLimit) {
    for (int i = from; i < to; i++) {
      float x = samples[i];
      if (Float.isFinite(x)) {
        min = Math.min(min, x);
        max = Math.max(max, x);
        energy += (double) x * x;
        count++;
      } else {
        invalid++;
      }
    }
    countClipped(samples, from, to, lowLimit, highLimit);
  }

  private void countClipped(float[] samples, int from, int to, float lowLimit, float highLimit) {
    for (int i = from; i < to; i++) {
      float x = samples[i];
      if ((x <= lowLimit || x >= highLimit) && Float.isFinite(x)) {
        clipped++;
      }
    }
  }

  float rms() {
    return count == 0 ? Float.NaN : (float) Math.sqrt(energy / count);
  }

  void store(Peaks peaks, int column) {
    peaks.min()[column] = count == 0 ? Float.NaN : min;
    peaks.max()[column] = count == 0 ? Float.NaN : max;
    peaks.rms()[column] = rms();
    peaks.clipped()[column] = clipped;
    peaks.invalid()[column] = invalid;
  }
}
