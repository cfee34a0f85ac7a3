package org.wavecrate.audio;

/// The low pass that every change of rate goes through: a sinc under a Kaiser window.
///
/// Frequencies up to 0.91 of half the rate pass within 0.00001 dB; from half the rate on,
/// everything is at least 120 dB down. Both follow from the window's shape and width (Kaiser,
/// "Nonrecursive digital filter design using the I0-sinh window function", 1974). Distances count
/// in samples of the lower of the two rates.
final class SincKernel {
  /// How far the kernel reaches to either side.
  static final int REACH = 88;

  /// The middle of the slope, between 0.91 and 1.
  private static final double CUTOFF = 0.955;

  private static final double KAISER_BETA = 12.49;

  /// Entries per sample: a cubic through four of them is exact to 10 digits.
  private static final int CELLS = 512;

  /// Entry `i` is the kernel at `(i - 1) / CELLS`.
  private static final double[] TABLE = table();

  private SincKernel() {}

  private static double[] table() {
    double[] table = new double[REACH * CELLS + 4];
    double scale = CUTOFF / bessel(KAISER_BETA);
    for (int i = 0; i <= REACH * CELLS; i++) {
      double x = i / (double) CELLS;
      double angle = StrictMath.PI * CUTOFF * x;
      double sinc = i == 0 ? 1 : StrictMath.sin(angle) / angle;
      double at = x / REACH;
      table[i + 1] = sinc * scale * bessel(KAISER_BETA * Math.sqrt(1 - at * at));
    }
    table[0] = table[2];
    return table;
  }

  /// The modified Bessel function of order 0, by its series.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-14 * sum; k++) {
      double factor = x / (2 * k);
      term *= factor * factor;
      sum += term;
    }
    return sum;
  }

  /// The kernel at a distance of 0 or more; 0 from [#REACH] on.
  static double at(double distance) {
    double place = distance * CELLS;
    if (place >= REACH * CELLS) {
      return 0;
    }
    int cell = (int) place;
    double t = place - cell;
    double a = TABLE[cell];
    double b = TABLE[cell + 1];
    double c = TABLE[cell + 2];
    double d = TABLE[cell + 3];
    // The cubic through all four (Lagrange), by powers of t.
    double second = 0.5 * (a + c) - b;
    double third = (d - a) / 6 + 0.5 * (b - c);
    double first = c - b - second - third;
    return b + t * (first + t * (second + t * third));
  }
}
