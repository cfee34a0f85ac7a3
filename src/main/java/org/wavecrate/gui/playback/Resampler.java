package org.wavecrate.gui.playback;

/// Reads a signal between its samples: a windowed sinc of 32 samples, low enough in frequency that
/// reading in larger steps than one sample adds no aliases.
///
/// J. O. Smith, *Digital Audio Resampling*: band-limited interpolation with a table of the impulse
/// response. Immutable.
final class Resampler {
  private static final int HALF = 16;
  private static final int PHASES = 512;

  private final double cutoff;
  private final int half;
  private final float[] table;

  /// @param step how far apart the values that are read lie, in samples
  Resampler(double step) {
    cutoff = step > 1 ? 1 / step : 1;
    half = (int) Math.ceil(HALF / cutoff);
    table = new float[(HALF + 1) * PHASES + 2];
    for (int i = 0; i <= HALF * PHASES; i++) {
      double t = (double) i / PHASES;
      double sinc = t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
      // Blackman's window.
      double w = Math.PI * t / HALF;
      table[i] = (float) (sinc * (0.42 + 0.5 * Math.cos(w) + 0.08 * Math.cos(2 * w)));
    }
  }

  /// The value at `position` of `samples`; outside them is silence.
  float at(float[] samples, double position) {
    long middle = (long) Math.floor(position);
    double part = position - middle;
    if (part == 0 && cutoff == 1) {
      return middle >= 0 && middle < samples.length ? samples[(int) middle] : 0;
    }
    int from = (int) Math.max(0, middle - half + 1);
    int to = (int) Math.min(samples.length - 1L, middle + half);
    double sum = 0;
    for (int i = from; i <= to; i++) {
      double at = Math.abs(i - position) * cutoff * PHASES;
      int cell = (int) at;
      if (cell < HALF * PHASES) {
        float low = table[cell];
        sum += samples[i] * (low + (at - cell) * (table[cell + 1] - low));
      }
    }
    return (float) (sum * cutoff);
  }
}
