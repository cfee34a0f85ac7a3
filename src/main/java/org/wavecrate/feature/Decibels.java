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

  static final int MANTISSA_BITS = 23;
  static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
  static final int BIAS = 127;
  static final int ONE = BIAS << MANTISSA_BITS;

  private static final double PER_LOG = 10 / StrictMath.log(10);
  private static final double PER_OCTAVE = 10 * StrictMath.log10(2);
  static final float[] RECIPROCAL = new float[CELLS + 1];
  static final double[] LEVEL = new double[CELLS + 1];

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
    float loudest = new DecibelRun().toLevels(power, power.length, reference, floor);
    if (topDb < Double.POSITIVE_INFINITY) {
      limit(power, power.length, loudest, topDb);
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

  /// As [#ofPower], not rounded.
  static double level(float power) {
    if (!(power >= Float.MIN_NORMAL && power < Float.POSITIVE_INFINITY)) {
      return 10 * StrictMath.log10(power);
    }
    int bits = Float.floatToRawIntBits(power);
    int mantissa = bits & MANTISSA;
    int cell = cell(mantissa);
    double rest = rest(Float.intBitsToFloat(mantissa | ONE), RECIPROCAL[cell]);
    return sum((bits >>> MANTISSA_BITS) - BIAS, LEVEL[cell], rest);
  }

  /// The index of the reciprocal for a mantissa.
  static int cell(int mantissa) {
    return (mantissa + (1 << 15)) >>> 16;
  }

  static double rest(float mantissa, float reciprocal) {
    return (double) mantissa * reciprocal - 1;
  }

  /// The level by its exponent, that of its cell, and what is left of it there.
  static double sum(int exponent, double level, double rest) {
    return exponent * PER_OCTAVE + (level + series(rest) * PER_LOG);
  }

  /// `log(1 + r)`.
  private static double series(double r) {
    return r * (1 + r * (-1.0 / 2 + r * (1.0 / 3 + r * (-1.0 / 4 + r * (1.0 / 5)))));
  }
}
