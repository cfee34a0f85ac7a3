package org.wavecrate.transform;

/// Normally distributed numbers of mean 0 and variance 1, exact in the tails; each a function of 32
/// random bits, so that none waits for another and nothing branches but for one number in 2,048.
///
/// The distribution is cut into 4,096 cells of equal probability. Twelve bits choose the cell, the
/// other twenty a place in it; within a cell numbers are evenly distributed. What lies beyond the
/// outermost cells, 3.49 deviations out, is drawn from the exact tail (Marsaglia 1964). Tables come
/// from `StrictMath`.
final class Gaussian {
  private static final int CELL_BITS = 12;
  private static final int CELLS = 1 << CELL_BITS;
  private static final int PLACE_BITS = 32 - CELL_BITS;
  private static final int PLACES = 1 << PLACE_BITS;

  private static final int MANTISSA_BITS = 23;

  /// The bits of 1: with a place behind the point they are a number from 1 to 2, at no cost.
  private static final int ONE = Float.floatToRawIntBits(1);

  /// How many numbers are made at a time.
  private static final int PART = 2 * RandomStream.MOST_AHEAD;

  // Of both halves of 64 bits.
  private static final long BOTH = 0x0000_0001_0000_0001L;
  private static final long BOTH_ONES = BOTH * ONE;
  private static final long BOTH_PLACES = BOTH * (PLACES - 1 << MANTISSA_BITS - PLACE_BITS);
  private static final long BOTH_STEPS = BOTH * (2L * PLACES);
  private static final long BOTH_SIGNS = BOTH << 31;

  /// The bits of a cell but for the lowest.
  private static final long BOTH_CELLS = BOTH * (0xffff_ffffL & -2L * PLACES);

  /// For each cell its width, and before it the number one width before its first place.
  private static final float[] TABLE = new float[2 * CELLS];

  /// More than any number but those of the tails.
  private static final float MOST = 4;

  /// Where the tails begin.
  private static final double TAIL;

  static {
    double[] edges = new double[CELLS / 2];
    for (int i = 1; i < CELLS / 2; i++) {
      edges[i] = quantile(edges[i - 1], i / (double) CELLS);
    }
    for (int i = 0; i < CELLS / 2 - 1; i++) {
      cell(CELLS / 2 + i, edges[i], edges[i + 1]);
      cell(CELLS / 2 - 1 - i, -edges[i + 1], -edges[i]);
    }
    TAIL = edges[CELLS / 2 - 1];
    TABLE[0] = Float.NEGATIVE_INFINITY;
    TABLE[2 * CELLS - 2] = Float.POSITIVE_INFINITY;
  }

  private Gaussian() {}

  private static void cell(int cell, double from, double to) {
    double width = to - from;
    TABLE[2 * cell] = (float) (from - width + 0.5 / PLACES * width);
    TABLE[2 * cell + 1] = (float) width;
  }

  /// The number above 0 between which and 0 lies a probability of `part`, by Newton's method.
  private static double quantile(double guess, double part) {
    double x = guess;
    for (int i = 0; i < 20; i++) {
      double density = StrictMath.exp(-0.5 * x * x) / Math.sqrt(2 * StrictMath.PI);
      // The probability between 0 and x (Marsaglia, "Evaluating the normal distribution", 2004).
      double sum = x;
      double term = x;
      for (int k = 3; term > 1e-17 * sum; k += 2) {
        term *= x * x / k;
        sum += term;
      }
      x -= (sum * density - part) / density;
    }
    return x;
  }

  static double next(RandomStream random) {
    long bits = random.nextLong();
    return of((int) (bits >>> 32), bits);
  }

  /// Fills the first `count` values; takes one of the stream's numbers for every two.
  static void fill(RandomStream random, float[] values, int count) {
    long[] bits = new long[RandomStream.MOST_AHEAD];
    long[] places = new long[RandomStream.MOST_AHEAD];
    boolean[] haveTails = new boolean[Math.ceilDiv(count, PART)];
    long start = random.position();
    for (int part = 0; part < haveTails.length; part++) {
      int from = part * PART;
      random.seek(start + from / 2);
      random.peek(bits);
      haveTails[part] = findPlaces(bits, places);
      lookUp(bits, places, values, from, Math.min(PART, count - from));
    }
    for (int part = 0; part < haveTails.length; part++) {
      if (haveTails[part]) {
        int from = part * PART;
        random.seek(start + from / 2);
        random.peek(bits);
        replaceTails(bits, values, from, Math.min(PART, count - from));
      }
    }
    random.seek(start + (count + 1) / 2);
  }

  /// Finds the places within their cells, of both halves at once.
  ///
  /// @return whether some half is of an outermost cell
  private static boolean findPlaces(long[] bits, long[] places) {
    long tails = 0;
    for (int i = 0; i < bits.length; i++) {
      long both = bits[i];
      places[i] = both << MANTISSA_BITS - PLACE_BITS & BOTH_PLACES | BOTH_ONES;
      // In an outermost cell no bit differs from the next. Taking one step from that borrows.
      long differences = (both ^ both << 1) & BOTH_CELLS;
      tails |= differences - BOTH_STEPS & ~differences;
    }
    return (tails & BOTH_SIGNS) != 0;
  }

  private static void lookUp(long[] bits, long[] places, float[] values, int from, int count) {
    for (int i = 0; i < count / 2; i++) {
      long both = bits[i];
      long place = places[i];
      int first = 2 * (int) (both >>> 32 + PLACE_BITS);
      int second = 2 * ((int) both >>> PLACE_BITS);
      values[from + 2 * i] =
          TABLE[first] + Float.intBitsToFloat((int) (place >>> 32)) * TABLE[first + 1];
      values[from + 2 * i + 1] =
          TABLE[second] + Float.intBitsToFloat((int) place) * TABLE[second + 1];
    }
    if (count % 2 == 1) {
      values[from + count - 1] = within((int) (bits[count / 2] >>> 32));
    }
  }

  private static void replaceTails(long[] bits, float[] values, int from, int count) {
    for (int i = 0; i < count; i++) {
      if (Math.abs(values[from + i]) >= MOST) {
        long both = bits[i / 2];
        values[from + i] = of((int) (i % 2 == 0 ? both >>> 32 : both), both);
      }
    }
  }

  /// The number in a cell; infinite in a tail.
  private static float within(int half) {
    int cell = half >>> PLACE_BITS;
    float place = Float.intBitsToFloat(ONE | (half & PLACES - 1) << MANTISSA_BITS - PLACE_BITS);
    return TABLE[2 * cell] + place * TABLE[2 * cell + 1];
  }

  /// @param half the 32 bits to use
  /// @param bits all 64, for the tail
  private static float of(int half, long bits) {
    float number = within(half);
    return Math.abs(number) < MOST
        ? number
        : tail(RandomStream.of(RandomStream.key(bits, half)), number < 0);
  }

  private static float tail(RandomStream random, boolean negative) {
    double x;
    double y;
    do {
      // One minus it, which is never zero.
      x = StrictMath.log(1 - random.nextDouble()) / TAIL;
      y = StrictMath.log(1 - random.nextDouble());
    } while (-2 * y < x * x);
    return (float) (negative ? x - TAIL : TAIL - x);
  }
}
