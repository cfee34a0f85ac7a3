package org.wavecrate.audio;

/// A filter of second order, `y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]`, with
/// coefficients from Bristow-Johnson's *Cookbook formulae for audio EQ*. For one channel.
final class Biquad {
  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;
  private double first;
  private double second;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  /// Raises what is above `cornerHz` by `gainDb`.
  static Biquad highShelf(double cornerHz, double gainDb, double quality, double rateHz) {
    double a = StrictMath.pow(10, gainDb / 40);
    double w = 2 * StrictMath.PI * cornerHz / rateHz;
    double cos = StrictMath.cos(w);
    double slope = 2 * Math.sqrt(a) * StrictMath.sin(w) / (2 * quality);
    return new Biquad(
        a * (a + 1 + (a - 1) * cos + slope),
        -2 * a * (a - 1 + (a + 1) * cos),
        a * (a + 1 + (a - 1) * cos - slope),
        a + 1 - (a - 1) * cos + slope,
        2 * (a - 1 - (a + 1) * cos),
        a + 1 - (a - 1) * cos - slope);
  }

  /// Removes what is below `cutoffHz`.
  static Biquad highPass(double cutoffHz, double quality, double rateHz) {
    double w = 2 * StrictMath.PI * cutoffHz / rateHz;
    double cos = StrictMath.cos(w);
    double alpha = StrictMath.sin(w) / (2 * quality);
    return new Biquad((1 + cos) / 2, -(1 + cos), (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /// Filters one more sample (transposed direct form II).
  double next(double x) {
    double y = b0 * x + first;
    first = b1 * x - a1 * y + second;
    second = b2 * x - a2 * y;
    return y;
  }
}
