package org.wavecrate.mixing;

/// The distribution of the number of marked examples in a draw without replacement.
///
/// @param size how many there are
/// @param marked how many of them are marked
/// @param drawn how many are drawn, at most `size`
record Hypergeometric(int size, int marked, int drawn) {
  private static final double[] LOG_FACTORIALS = new double[256];

  static {
    for (int i = 1; i < LOG_FACTORIALS.length; i++) {
      LOG_FACTORIALS[i] = LOG_FACTORIALS[i - 1] + Math.log(i);
    }
  }

  /// The probability that `count` of those drawn are marked.
  double probability(long count) {
    if (count < 0 || count > marked || count > drawn || drawn - count > size - marked) {
      return 0;
    }
    return Math.exp(
        logChoose(marked, count)
            + logChoose(size - marked, drawn - count)
            - logChoose(size, drawn));
  }

  /// How far the number is from its expectation, on average.
  ///
  /// Source: Diaconis and Zabell, "Closed form summation for classical distributions", 1991.
  double meanAbsoluteDeviation() {
    long above = (long) marked * drawn / size + 1;
    return 2.0 * above * (size - (long) marked - drawn + above) / size * probability(above);
  }

  private static double logChoose(long n, long k) {
    return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  }

  /// By Stirling's series where the table ends; the first term left out is below 1e-18 there.
  private static double logFactorial(long n) {
    if (n < LOG_FACTORIALS.length) {
      return LOG_FACTORIALS[(int) n];
    }
    double x = n;
    double correction = (1 - (1 - 2 / (7 * x * x)) / (30 * x * x)) / (12 * x);
    return x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + correction;
  }
}
