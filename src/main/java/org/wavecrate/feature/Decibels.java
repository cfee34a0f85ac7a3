package org.wavecrate.feature;

/// Power to decibels, `10 log10(power)`, about four times as fast as `StrictMath.log10` and as
/// reproducible.
///
/// The logarithm of a float `m * 2^e` is `e log(2) - log(c) + log(1 + r)`, where `c` is one of 129
/// reciprocals kept as floats, so that `m * c` is exact in double, and `r = m c - 1` lies within
/// 1/128 of zero. Five terms of the series leave an error below 1e-12 dB, and the result rounded to
/// float is that of `StrictMath` or its neighbour.
public final class Decibels {
  /// The least power that is told apart from silence by default: -100 dB, librosa's `amin`.
  public static final float DEFAULT_FLOOR = 1e-10f;

  private static final int CELLS = 128;

  /// Values that are looked up first and then computed together, which the compiler does by vector
  /// instructions.
  private static final int BLOCK = 256;

  private static final int MANTISSA = 0x7fffff;
  private static final int ONE = Float.floatToRawIntBits(1);
  private static final double PER_LOG = 10 / StrictMath.log(10);
  private static final double PER_OCTAVE = 10 * StrictMath.log10(2);
  private static final float[] RECIPROCAL = new float[CELLS + 1];
  private static final double[] LEVEL = new double[CELLS + 1];

  static {
    for (int i = 0; i <= CELLS; i++) {
      RECIPROCAL[i] = (float) (CELLS / (double) (CELLS + i));
      LEVEL[i] = -10 * StrictMath.log10(RECIPROCAL[i]);
    }
  }

  private Decibels() {}

  /// `10 log10(power)`: minus infinity for 0, NaN for NaN and negative power.
  public static float ofPower(float power) {
    return (float) level(power);
  }

  /// The power that has `decibels`.
  public static double toPower(double decibels) {
    return StrictMath.pow(10, decibels / 10);
  }

  /// Replaces powers by decibels above `reference`, at most `topDb` below the loudest, as
  /// `librosa.power_to_db` does.
  ///
  /// @param power any shape; overwritten
  /// @param reference the power that becomes 0 dB, above 0
  /// @param floor powers below it count as it, above 0
  /// @param topDb the range below the maximum that is kept; positive infinity keeps all
  public static void convert(float[] power, double reference, float floor, double topDb) {
    if (!(reference > 0) || !(floor > 0) || !(topDb >= 0)) {
      throw new IllegalArgumentException(
          "decibels: got reference "
              + reference
              + ", floor "
              + floor
              + ", topDb "
              + topDb
              + "; allowed: reference and floor above 0, topDb 0 or more");
    }
    float loudest = toLevels(power, power.length, reference, floor, memory());
    if (topDb < Double.POSITIVE_INFINITY) {
      limit(power, power.length, loudest, topDb);
    }
  }

  /// Working memory for [#toLevels].
  static double[][] memory() {
    return new double[3][BLOCK];
  }

  /// Replaces the first `count` powers by decibels above `reference` and returns the highest; minus
  /// infinity for none.
  ///
  /// @param memory of [#memory], overwritten; one call at a time may use it
  static float toLevels(
      float[] power, int count, double reference, float floor, double[][] memory) {
    double zero = 10 * StrictMath.log10(Math.max(reference, floor));
    double[] octaves = memory[0];
    double[] cells = memory[1];
    double[] rests = memory[2];
    float loudest = Float.NEGATIVE_INFINITY;
    for (int from = 0; from < count; from += BLOCK) {
      int n = Math.min(BLOCK, count - from);
      if (lookUp(power, from, n, floor, octaves, cells, rests)) {
        sum(octaves, cells, rests, n);
      } else {
        for (int i = 0; i < n; i++) {
          octaves[i] = level(Math.max(power[from + i], floor));
        }
      }
      for (int i = 0; i < n; i++) {
        float value = (float) (octaves[i] - zero);
        power[from + i] = value;
        if (value > loudest) {
          loudest = value;
        }
      }
    }
    return loudest;
  }

  /// The terms of [#level]; false if there is one that has none.
  private static boolean lookUp(
      float[] power,
      int from,
      int n,
      float floor,
      double[] octaves,
      double[] cells,
      double[] rests) {
    boolean normal = true;
    for (int i = 0; i < n; i++) {
      float value = Math.max(power[from + i], floor);
      normal &= value >= Float.MIN_NORMAL && value < Float.POSITIVE_INFINITY;
      int bits = Float.floatToRawIntBits(value);
      int mantissa = bits & MANTISSA;
      int cell = (mantissa + (1 << 15)) >>> 16;
      octaves[i] = ((bits >>> 23) - 127) * PER_OCTAVE;
      cells[i] = LEVEL[cell];
      rests[i] = (double) Float.intBitsToFloat(mantissa | ONE) * RECIPROCAL[cell] - 1;
    }
    return normal;
  }

  /// Adds up these terms, in the first array.
  private static void sum(double[] octaves, double[] cells, double[] rests, int n) {
    for (int i = 0; i < n; i++) {
      octaves[i] = octaves[i] + (cells[i] + series(rests[i]) * PER_LOG);
    }
  }

  /// Raises the first `count` levels to `topDb` below the loudest.
  static void limit(float[] levels, int count, float loudest, double topDb) {
    float least = (float) (loudest - topDb);
    for (int i = 0; i < count; i++) {
      if (levels[i] < least) {
        levels[i] = least;
      }
    }
  }

  private static double level(float power) {
    if (!(power >= Float.MIN_NORMAL && power < Float.POSITIVE_INFINITY)) {
      return 10 * StrictMath.log10(power);
    }
    int bits = Float.floatToRawIntBits(power);
    int exponent = (bits >>> 23) - 127;
    int mantissa = bits & MANTISSA;
    int cell = (mantissa + (1 << 15)) >>> 16;
    double rest = (double) Float.intBitsToFloat(mantissa | ONE) * RECIPROCAL[cell] - 1;
    return exponent * PER_OCTAVE + (LEVEL[cell] + series(rest) * PER_LOG);
  }

  /// `log(1 + r)`.
  private static double series(double r) {
    return r * (1 + r * (-1.0 / 2 + r * (1.0 / 3 + r * (-1.0 / 4 + r * (1.0 / 5)))));
  }
}
