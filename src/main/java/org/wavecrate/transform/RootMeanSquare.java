package org.wavecrate.transform;

import java.util.Arrays;

/// Measures levels, in memory of its own; for one thread.
final class RootMeanSquare {
  /// Many sums, always the same ones, so that the compiler adds several at a time.
  private static final int SUMS = 32;

  /// How many values are added before the sums are put back to where they began.
  private static final int RUN = 16 * SUMS;

  private final float[] run = new float[RUN];
  private final double[] sums = new double[SUMS + RUN];

  /// The root of the mean square of the first `count` values; 0 for none.
  double of(float[] values, int count) {
    Arrays.fill(sums, 0, SUMS, 0);
    for (int done = 0; done < count; done += RUN) {
      int part = Math.min(RUN, count - done);
      System.arraycopy(values, done, run, 0, part);
      Arrays.fill(run, part, RUN, 0);
      addSquares(run, sums);
      System.arraycopy(sums, RUN, sums, 0, SUMS);
    }
    double sum = 0;
    for (int i = 0; i < SUMS; i++) {
      sum += sums[i];
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }

  /// Adds to each of the sums every value that is its own, [#SUMS] apart from one another. Each
  /// addition is written behind the last: one long loop, which the compiler cuts up less than many
  /// short ones.
  private static void addSquares(float[] run, double[] sums) {
    for (int i = 0; i < RUN; i++) {
      double value = run[i];
      sums[i + SUMS] = sums[i] + value * value;
    }
  }
}
