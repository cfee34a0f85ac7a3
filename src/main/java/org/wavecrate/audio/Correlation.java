package org.wavecrate.audio;

import java.util.Arrays;

/// Products of a stretch of sound with others, each one sample later than the last. Working memory,
/// for one thread.
public final class Correlation {
  private static final int STRIDE = 4;

  private final Columns columns = new Columns();
  private float[] padded = new float[0];
  private float[] factors = new float[0];

  /// Writes `out[lag] = sum x[template + i] x[from + lag + i]`, over `length` values.
  public void compute(float[] x, int template, int length, int from, int lags, float[] out) {
    int taps = (length + 3) / 4 * 4;
    int blocks = (lags + STRIDE - 1) / STRIDE;
    int span = taps + STRIDE;
    if (factors.length < taps) {
      factors = new float[taps];
    }
    System.arraycopy(x, template, factors, 0, length);
    Arrays.fill(factors, length, taps, 0);
    int needed = STRIDE * blocks + span;
    if (padded.length < needed) {
      padded = new float[needed];
    }
    int known = lags + length - 1;
    System.arraycopy(x, from, padded, 0, known);
    Arrays.fill(padded, known, needed, 0);
    for (int done = 0; done < blocks; done += Columns.MOST_BLOCKS) {
      int some = Math.min(Columns.MOST_BLOCKS, blocks - done);
      columns.layOut(padded, done * STRIDE, STRIDE, span, some);
      for (int row = 0; row < STRIDE; row++) {
        float[] sums = columns.products(row, factors, taps);
        for (int block = 0, lag = done * STRIDE + row; block < some && lag < lags; block++) {
          out[lag] = sums[block];
          lag += STRIDE;
        }
      }
    }
  }
}
