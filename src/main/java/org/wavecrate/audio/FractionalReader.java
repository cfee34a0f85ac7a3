package org.wavecrate.audio;

/// Reads a sound anywhere between its samples, for listening: the filter of [Resampler] at 512
/// fractions of a sample, and between two of these a straight line, 100 dB clean. Immutable.
public final class FractionalReader {
  private static final int FRACTIONS = 512;

  private final int reach;
  private final boolean isSlow;
  private final Taps taps = new Taps();

  /// @param step how far apart the values that are read lie, in samples
  public FractionalReader(double step) {
    double scale = step > 1 ? 1 / step : 1;
    isSlow = step <= 1;
    reach = (int) Math.ceil(SincKernel.REACH / scale);
    for (int i = 0; i <= FRACTIONS; i++) {
      taps.compute(i, 2 * reach, i / (double) FRACTIONS, reach, scale);
    }
  }

  /// The value at `position` of `samples`; outside them is silence.
  public float at(float[] samples, double position) {
    long middle = (long) Math.floor(position);
    double part = position - middle;
    if (part == 0 && isSlow) {
      return middle >= 0 && middle < samples.length ? samples[(int) middle] : 0;
    }
    int row = (int) (part * FRACTIONS);
    float[] low = taps.row(row);
    float[] high = taps.row(row + 1);
    long first = middle - reach + 1;
    int from = Math.clamp(-first, 0, low.length);
    int to = Math.clamp(samples.length - first, from, low.length);
    float sum = 0;
    float next = 0;
    for (int tap = from, i = (int) (first + from); tap < to; tap++, i++) {
      sum += samples[i] * low[tap];
      next += samples[i] * high[tap];
    }
    return (float) (sum + (part * FRACTIONS - row) * (next - sum));
  }
}
