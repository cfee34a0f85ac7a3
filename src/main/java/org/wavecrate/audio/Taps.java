package org.wavecrate.audio;

import java.util.Arrays;

/// Taps of the filter at fractions of a sample, in rows that are used again.
final class Taps {
  private float[][] rows = new float[0][];
  private double[] exact = new double[0];

  /// Computes row `row` for a place `fraction` behind a sample: `2 reach` taps, from `reach - 1`
  /// samples before that one to `reach` after. Their sum is 1; zeros follow up to `length`.
  ///
  /// @param scale how wide the filter is, 1 for all that the samples can hold
  void compute(int row, int length, double fraction, int reach, double scale) {
    if (rows.length <= row) {
      rows = Arrays.copyOf(rows, Math.max(row + 1, rows.length * 2));
    }
    if (rows[row] == null || rows[row].length < length) {
      // Rounded up, so that other ratios seldom need new ones.
      rows[row] = new float[(length + 63) / 64 * 64];
    }
    if (exact.length < 2 * reach) {
      exact = new double[2 * reach];
    }
    double sum = 0;
    for (int tap = 0; tap < 2 * reach; tap++) {
      exact[tap] = SincKernel.at(Math.abs(tap - reach + 1 - fraction) * scale);
      sum += exact[tap];
    }
    float[] taps = rows[row];
    for (int tap = 0; tap < 2 * reach; tap++) {
      taps[tap] = (float) (exact[tap] / sum);
    }
    Arrays.fill(taps, 2 * reach, length, 0);
  }

  float[] row(int row) {
    return rows[row];
  }
}
