package org.wavecrate.transform;

import java.util.Arrays;

/// Reads a signal at any rate through a windowed sinc (Smith, "Digital audio resampling", 2002):
/// 16 zero crossings a side under a Kaiser window, tables interpolated linearly. What the new
/// rate can't hold is filtered out.
public final class Resampler {
  private static final int CROSSINGS = 16;
  private static final int CELLS = 512;
  private static final int MOST_RATIO = 64;
  private static final int PHASES = 256;
  private static final double KAISER_BETA = 9;

  /// Where a filter this short must begin to fall so as not to fold.
  private static final double ROLL_OFF = 0.94;

  private static final float[] KERNEL = kernel();

  private Resampler() {}

  private static float[] kernel() {
    float[] kernel = new float[CROSSINGS * CELLS + 2];
    double scale = 1 / bessel(KAISER_BETA);
    for (int i = 0; i < CROSSINGS * CELLS; i++) {
      double x = i / (double) CELLS;
      double angle = StrictMath.PI * x;
      double sinc = i == 0 ? 1 : StrictMath.sin(angle) / angle;
      double at = x / CROSSINGS;
      kernel[i] = (float) (sinc * scale * bessel(KAISER_BETA * Math.sqrt(1 - at * at)));
    }
    return kernel;
  }

  /// The modified Bessel function of order 0, by its series.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      double factor = x / (2 * k);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }

  /// Converts `samples` of `channels` interleaved channels from one rate to another.
  ///
  /// @return as many frames as last as long, rounded
  /// @throws IllegalArgumentException if one rate is more than 64 times the other
  public static float[] convert(float[] samples, int channels, double fromHz, double toHz) {
    if (!(fromHz / toHz <= MOST_RATIO && toHz / fromHz <= MOST_RATIO)) {
      throw new IllegalArgumentException(
          "can't be resampled from %s Hz to %s Hz; allowed: up to %d times as many or as few"
              .formatted(Parameter.text(fromHz), Parameter.text(toHz), MOST_RATIO));
    }
    int frames = samples.length / channels;
    int converted = Math.toIntExact((long) Math.rint(frames * (toHz / fromHz)));
    Scratch scratch = new Scratch();
    float[] in = new float[frames];
    float[] out = new float[converted];
    float[] all = new float[Math.multiplyExact(converted, channels)];
    for (int c = 0; c < channels; c++) {
      for (int t = 0; t < frames; t++) {
        in[t] = samples[t * channels + c];
      }
      read(in, frames, fromHz / toHz, out, converted, scratch);
      for (int t = 0; t < converted; t++) {
        all[t * channels + c] = out[t];
      }
    }
    return all;
  }

  /// Reads `in` at places `0`, `step`, `2 step`, ..; outside there is silence.
  ///
  /// The sinc is laid out first at 256 fractions of a sample; each output is interpolated between
  /// two of them.
  static void read(float[] in, int frames, double step, float[] out, int count, Scratch scratch) {
    int mark = scratch.mark();
    double cutoff = step == 1 ? 1 : Math.min(1, 1 / step) * ROLL_OFF;
    int reach = (int) Math.ceil(CROSSINGS / cutoff);
    // Taps from `reach` before to `reach` after a place; an even number of them.
    int taps = 2 * reach + 2;
    float[] rows = scratch.take((PHASES + 1) * taps);
    for (int phase = 0; phase <= PHASES; phase++) {
      for (int tap = 0; tap < taps; tap++) {
        double away = Math.abs(tap - reach - phase / (double) PHASES) * cutoff;
        rows[phase * taps + tap] = (float) (cutoff * kernelAt(away));
      }
    }
    float[] padded = scratch.take(frames + 2 * taps);
    Arrays.fill(padded, 0, reach, 0);
    System.arraycopy(in, 0, padded, reach, frames);
    Arrays.fill(padded, reach + frames, frames + 2 * taps, 0);
    for (int i = 0; i < count; i++) {
      double at = i * step;
      int whole = (int) at;
      if (whole >= frames + reach) {
        Arrays.fill(out, i, count, 0);
        break;
      }
      double fraction = (at - whole) * PHASES;
      int phase = (int) fraction;
      int row = phase * taps;
      int next = row + taps;
      // Two sums each: one alone would wait for every addition.
      double a0 = 0;
      double a1 = 0;
      double b0 = 0;
      double b1 = 0;
      for (int tap = 0; tap < taps; tap += 2) {
        double x = padded[whole + tap];
        double y = padded[whole + tap + 1];
        a0 += x * rows[row + tap];
        b0 += x * rows[next + tap];
        a1 += y * rows[row + tap + 1];
        b1 += y * rows[next + tap + 1];
      }
      double a = a0 + a1;
      out[i] = (float) (a + (fraction - phase) * (b0 + b1 - a));
    }
    scratch.giveBack(mark);
  }

  private static double kernelAt(double crossings) {
    double place = crossings * CELLS;
    if (place >= CROSSINGS * CELLS) {
      return 0;
    }
    int cell = (int) place;
    return KERNEL[cell] + (place - cell) * (KERNEL[cell + 1] - KERNEL[cell]);
  }
}
