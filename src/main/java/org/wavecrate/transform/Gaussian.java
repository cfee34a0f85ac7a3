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
    long bits = random.nextLong();
    int layer = layer(bits);
    double u = uniform(bits);
    return Math.abs(u) < RATIO[layer] ? u * EDGE[layer] : rim(random, layer, u);
  }

  /// The first `count` values become what [#next] gives, one after the other, in half the time: the
  /// hashes, which need not wait for one another, are computed ahead.
  static void fill(RandomStream random, float[] values, int count) {
    long[] ahead = new long[RandomStream.MOST_AHEAD];
    long start = random.position();
    random.peek(ahead);
    int used = 0;
    for (int i = 0; i < count; i++) {
      if (used >= ahead.length) {
        start += used;
        random.seek(start);
        random.peek(ahead);
        used = 0;
      }
      long bits = ahead[used++];
      int layer = layer(bits);
      double u = uniform(bits);
      if (Math.abs(u) < RATIO[layer]) {
        values[i] = (float) (u * EDGE[layer]);
      } else {
        random.seek(start + used);
        values[i] = (float) rim(random, layer, u);
        used = (int) (random.position() - start);
      }
    }
    random.seek(start + used);
  }

  private static int layer(long bits) {
    return (int) bits & LAYERS - 1;
  }

  /// In (-1, 1).
  private static double uniform(long bits) {
    return (bits >> 11) * 0x1p-52;
  }

  /// The one of a hundred that lies neither well within its layer nor well outside.
  private static double rim(RandomStream random, int layer, double u) {
    if (layer == 0) {
      return tail(random, u < 0);
    }
    double x = u * EDGE[layer];
    double outer = StrictMath.exp(-0.5 * (EDGE[layer] * EDGE[layer] - x * x));
    double inner = StrictMath.exp(-0.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
    return inner + random.nextDouble() * (outer - inner) < 1 ? x : next(random);
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
