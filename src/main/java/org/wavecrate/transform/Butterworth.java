package org.wavecrate.transform;

import org.wavecrate.storage.Formatted;

/// Butterworth filters of second order, 12 dB an octave, as `scipy.signal.butter(2, ..)` designs
/// them; run as transposed direct form II, in double.
///
/// @param b0 of the numerator, likewise `b1` and `b2`
/// @param a1 of the denominator, likewise `a2`; `a0` is 1
record Butterworth(double b0, double b1, double b2, double a1, double a2) {
  private static final double ROOT_HALF = Math.sqrt(0.5);

  /// Passes what is below `cutoffHz`, where it loses 3 dB.
  static Butterworth lowPass(double cutoffHz, double rateHz) {
    double w = warped(cutoffHz, rateHz);
    double a0 = 1 + 2 * ROOT_HALF * w + w * w;
    double b = w * w / a0;
    return new Butterworth(b, 2 * b, b, 2 * (w * w - 1) / a0, (1 - 2 * ROOT_HALF * w + w * w) / a0);
  }

  /// Passes what is above `cutoffHz`, where it loses 3 dB.
  static Butterworth highPass(double cutoffHz, double rateHz) {
    double w = warped(cutoffHz, rateHz);
    double a0 = 1 + 2 * ROOT_HALF * w + w * w;
    return new Butterworth(
        1 / a0, -2 / a0, 1 / a0, 2 * (w * w - 1) / a0, (1 - 2 * ROOT_HALF * w + w * w) / a0);
  }

  /// Passes what is between, losing 3 dB at `lowHz` and `highHz`: two filters, to be run in turn.
  ///
  /// Each pole `p` of the low-pass prototype becomes `p bw / 2 +- sqrt((p bw / 2)^2 - w0^2)`.
  static Butterworth[] bandPass(double lowHz, double highHz, double rateHz) {
    double low = warped(lowHz, rateHz);
    double high = warped(highHz, rateHz);
    double bandwidth = high - low;
    double re = -ROOT_HALF * bandwidth / 2;
    double im = ROOT_HALF * bandwidth / 2;
    double squareRe = re * re - im * im - low * high;
    double squareIm = 2 * re * im;
    double size = Math.sqrt(squareRe * squareRe + squareIm * squareIm);
    double rootRe = Math.sqrt(Math.max(0, (size + squareRe) / 2));
    double rootIm = -Math.sqrt(Math.max(0, (size - squareRe) / 2));
    return new Butterworth[] {
      band(re + rootRe, im + rootIm, bandwidth), band(re - rootRe, im - rootIm, bandwidth)
    };
  }

  private static Butterworth band(double re, double im, double bandwidth) {
    double square = re * re + im * im;
    double a0 = 1 - 2 * re + square;
    return new Butterworth(
        bandwidth / a0, 0, -bandwidth / a0, 2 * (square - 1) / a0, (1 + 2 * re + square) / a0);
  }

  /// The analog frequency that the bilinear transform maps to `hz`.
  private static double warped(double hz, double rateHz) {
    return StrictMath.tan(StrictMath.PI * hz / rateHz);
  }

  /// Filters all channels of a waveform in place, from rest.
  void apply(Clip clip) {
    float[] values = clip.values();
    int channels = clip.channels();
    for (int c = 0; c < channels; c++) {
      double s1 = 0;
      double s2 = 0;
      for (int i = c; i < values.length; i += channels) {
        double x = values[i];
        double y = b0 * x + s1;
        s1 = b1 * x - a1 * y + s2;
        s2 = b2 * x - a2 * y;
        values[i] = (float) y;
      }
    }
  }

  /// As [#apply(Clip)], with another filter after this one; nothing is rounded in between.
  void applyWith(Butterworth next, Clip clip) {
    float[] values = clip.values();
    int channels = clip.channels();
    for (int c = 0; c < channels; c++) {
      double s1 = 0;
      double s2 = 0;
      double t1 = 0;
      double t2 = 0;
      for (int i = c; i < values.length; i += channels) {
        double x = values[i];
        double y = b0 * x + s1;
        s1 = b1 * x - a1 * y + s2;
        s2 = b2 * x - a2 * y;
        double z = next.b0 * y + t1;
        t1 = next.b1 * y - next.a1 * z + t2;
        t2 = next.b2 * y - next.a2 * z;
        values[i] = (float) z;
      }
    }
  }

  /// Refuses frequencies that the sample rate can't hold.
  static void requireBelowHalfRate(String key, double hz, TransformContext context) {
    int rate = context.requireRateHz(key);
    if (!(hz < rate / 2.0)) {
      throw new ParameterException(
          key,
          Formatted.of(
              "%s Hz is not allowed; allowed: below %s Hz, half of sampleRateHz %d",
              Parameter.text(hz), Parameter.text(rate / 2.0), rate));
    }
  }
}
