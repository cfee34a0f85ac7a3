package org.wavecrate.transform;

/// Normally distributed numbers of mean 0 and variance 1, exact to the far tail.
///
/// Ziggurat of 128 layers (Marsaglia and Tsang 2000, in the form of Doornik's ZIGNOR, 2005), with
/// its tables from `StrictMath`: 99 of 100 numbers cost one hash, a comparison and a product.
final class Gaussian {
  private static final int LAYERS = 128;
  private static final double TAIL = 3.442619855899;
  private static final double AREA = 9.91256303526217e-3;
  private static final double[] EDGE = new double[LAYERS + 1];
  private static final double[] RATIO = new double[LAYERS];

  static {
    double height = StrictMath.exp(-0.5 * TAIL * TAIL);
    EDGE[0] = AREA / height;
    EDGE[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      EDGE[i] = Math.sqrt(-2 * StrictMath.log(AREA / EDGE[i - 1] + height));
      height = StrictMath.exp(-0.5 * EDGE[i] * EDGE[i]);
    }
    for (int i = 0; i < LAYERS; i++) {
      RATIO[i] = EDGE[i + 1] / EDGE[i];
    }
  }

  private Gaussian() {}

  static double next(RandomStream random) {
    while (true) {
      long bits = random.nextLong();
      int layer = (int) bits & LAYERS - 1;
      double u = (bits >> 11) * 0x1p-52;
      if (Math.abs(u) < RATIO[layer]) {
        return u * EDGE[layer];
      }
      if (layer == 0) {
        return tail(random, u < 0);
      }
      double x = u * EDGE[layer];
      double outer = StrictMath.exp(-0.5 * (EDGE[layer] * EDGE[layer] - x * x));
      double inner = StrictMath.exp(-0.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
      if (inner + random.nextDouble() * (outer - inner) < 1) {
        return x;
      }
    }
  }

  private static double tail(RandomStream random, boolean negative) {
    double x;
    double y;
    do {
      // One minus it, which is never zero.
      x = StrictMath.log(1 - random.nextDouble()) / TAIL;
      y = StrictMath.log(1 - random.nextDouble());
    } while (-2 * y < x * x);
    return negative ? x - TAIL : TAIL - x;
  }
}
