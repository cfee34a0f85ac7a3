package org.wavecrate.transform;

/// Numbers from the beta distribution with both parameters equal.
final class Beta {
  private Beta() {}

  static double next(RandomStream random, double alpha) {
    return alpha <= 1 ? johnk(random, alpha) : ratio(random, alpha);
  }

  /// Jöhnk 1964, in logarithms, where small parameters would lose everything.
  private static double johnk(RandomStream random, double alpha) {
    while (true) {
      double x = StrictMath.log(1 - random.nextDouble()) / alpha;
      double y = StrictMath.log(1 - random.nextDouble()) / alpha;
      double larger = Math.max(x, y);
      double a = StrictMath.exp(x - larger);
      double b = StrictMath.exp(y - larger);
      if (larger + StrictMath.log(a + b) <= 0) {
        return a / (a + b);
      }
    }
  }

  private static double ratio(RandomStream random, double alpha) {
    double a = gamma(random, alpha);
    double b = gamma(random, alpha);
    return a / (a + b);
  }

  /// Marsaglia and Tsang 2000, for `alpha` from 1 on.
  private static double gamma(RandomStream random, double alpha) {
    double d = alpha - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = Gaussian.next(random);
      double v = 1 + c * x;
      double cube = v * v * v;
      if (v > 0
          && StrictMath.log(1 - random.nextDouble())
              < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
        return d * cube;
      }
    }
  }
}
