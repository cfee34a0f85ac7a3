package org.wavecrate.sample;

/// A Butterworth high-pass of second order, 12 dB an octave.
///
/// Coefficients: Robert Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients.
final class SecondOrderHighPass {
  private final double b;
  private final double a1;
  private final double a2;
  private double x1;
  private double x2;
  private double y1;
  private double y2;

  SecondOrderHighPass(double cutoffHz) {
    double angle = 2 * Math.PI * cutoffHz / Instrument.SAMPLE_RATE_HZ;
    double alpha = StrictMath.sin(angle) / Math.sqrt(2);
    double cosine = StrictMath.cos(angle);
    double a0 = 1 + alpha;
    b = (1 + cosine) / 2 / a0;
    a1 = -2 * cosine / a0;
    a2 = (1 - alpha) / a0;
  }

  double next(double x) {
    double y = b * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  }
}
