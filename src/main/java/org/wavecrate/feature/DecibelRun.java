package org.wavecrate.feature;

import java.util.Arrays;

/// [Decibels] of many powers, the same bits: a run at a time is looked up first and then computed
/// together, which the compiler does by vector instructions. Working memory, for one thread.
final class DecibelRun {
  private static final int RUN = 256;

  private static final int LEAST = Float.floatToRawIntBits(Float.MIN_NORMAL);
  private static final int MOST = Float.floatToRawIntBits(Float.MAX_VALUE);

  private final float[] values = new float[RUN];
  private final int[] exponents = new int[RUN];
  private final float[] mantissas = new float[RUN];
  private final float[] reciprocals = new float[RUN];
  private final double[] cells = new double[RUN];
  private final double[] rests = new double[RUN];

  /// The highest levels so far at each place of a run.
  private final float[] highest = new float[RUN];

  /// Replaces the first `count` powers by decibels above `reference` and returns the highest; minus
  /// infinity for none.
  float toLevels(float[] power, int count, double reference, float floor) {
    double zero = 10 * StrictMath.log10(Math.max(reference, floor));
    float loudest = Float.NEGATIVE_INFINITY;
    Arrays.fill(highest, loudest);
    for (int from = 0; from < count; from += RUN) {
      int n = Math.min(RUN, count - from);
      System.arraycopy(power, from, values, 0, n);
      raise(values, floor, n);
      if (lookUp(n)) {
        subtract(mantissas, reciprocals, rests, n);
        sum(exponents, cells, rests, zero, values, n);
        raise(highest, values, n);
      } else {
        for (int i = 0; i < n; i++) {
          values[i] = (float) (Decibels.level(values[i]) - zero);
          loudest = values[i] > loudest ? values[i] : loudest;
        }
      }
      System.arraycopy(values, 0, power, from, n);
    }
    for (float level : highest) {
      loudest = Math.max(loudest, level);
    }
    return loudest;
  }

  /// Finds the terms of each level; false if there is one that has none.
  private boolean lookUp(int n) {
    int beyond = 0;
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToRawIntBits(values[i]);
      int mantissa = bits & Decibels.MANTISSA;
      int cell = Decibels.cell(mantissa);
      // Negative for what is less than the least or more than the most.
      beyond |= bits - LEAST | MOST - bits;
      exponents[i] = (bits >>> Decibels.MANTISSA_BITS) - Decibels.BIAS;
      mantissas[i] = Float.intBitsToFloat(mantissa | Decibels.ONE);
      reciprocals[i] = Decibels.RECIPROCAL[cell];
      cells[i] = Decibels.LEVEL[cell];
    }
    return beyond >= 0;
  }

  private static void subtract(float[] mantissas, float[] reciprocals, double[] rests, int n) {
    for (int i = 0; i < n; i++) {
      rests[i] = Decibels.rest(mantissas[i], reciprocals[i]);
    }
  }

  private static void sum(
      int[] exponents, double[] cells, double[] rests, double zero, float[] levels, int n) {
    for (int i = 0; i < n; i++) {
      levels[i] = (float) (Decibels.sum(exponents[i], cells[i], rests[i]) - zero);
    }
  }

  private static void raise(float[] values, float least, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(values[i], least);
    }
  }

  private static void raise(float[] values, float[] least, int n) {
    for (int i = 0; i < n; i++) {
      values[i] = Math.max(values[i], least[i]);
    }
  }
}
