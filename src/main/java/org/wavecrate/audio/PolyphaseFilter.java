package org.wavecrate.audio;

import java.util.Arrays;

/// Turns every `down` samples into `up`: the taps of all phases, and the loop over them.
///
/// Output `n` lies at input `n down / up`. Outputs come in rows: row `r` of block `b` is output `b
/// rows + r`, so that a row has the same taps in every block. The loop runs over many blocks at
/// once, with their inputs beside each other, which the compiler turns into vector instructions;
/// the order in which one output's products are added is fixed: by fours, from the earliest input
/// on. Immutable.
final class PolyphaseFilter {
  /// What the tables may take at most, in floats.
  private static final long MOST_TAPS = 1L << 22;

  /// Fewer rows, or inputs, a block would leave little to do between moving data.
  private static final int LEAST_ROWS = 32;

  private static final int MOST_BLOCKS = 128;
  private static final int LEAST_BLOCKS = 8;

  /// How many floats the inputs of all blocks may take: what a processor's second cache holds.
  private static final int MOST_CELLS = 1 << 17;

  private final int inputs;
  private final int rows;
  private final int reach;

  /// For each row where its taps begin in a block's inputs.
  private final int[] first;

  /// For each row its taps; a multiple of 4, the last ones 0.
  private final float[][] taps;

  private final int span;

  PolyphaseFilter(int up, int down) {
    int rounds = Math.max(ceil(LEAST_ROWS, up), ceil(LEAST_ROWS, down));
    inputs = Math.multiplyExact(down, rounds);
    rows = Math.multiplyExact(up, rounds);
    double scale = Math.min(1, up / (double) down);
    reach = (int) Math.ceil(SincKernel.REACH / scale);
    first = new int[rows];
    taps = new float[rows][];
    int length = ceil(2 * reach, 4) * 4;
    for (int row = 0; row < rows; row++) {
      long place = row * (long) down;
      first[row] = (int) (place / up) + 1;
      taps[row] =
          row < up
              ? Arrays.copyOf(taps(place % up / (double) up, reach, scale), length)
              : taps[row - up];
    }
    span = first[rows - 1] + length;
  }

  /// Whether tables of this ratio are of reasonable size.
  static boolean suits(int up, int down) {
    double taps = 2.0 * SincKernel.REACH * Math.max(1, down / (double) up) + 8;
    return Math.max(up, LEAST_ROWS) * taps <= MOST_TAPS
        && Math.max(down, (double) down * LEAST_ROWS / up) <= MOST_TAPS;
  }

  private static int ceil(int a, int b) {
    return (a + b - 1) / b;
  }

  /// The taps for a place `fraction` behind a sample, from `reach - 1` before that sample to
  /// `reach` after; their sum is 1.
  static float[] taps(double fraction, int reach, double scale) {
    double[] exact = new double[2 * reach];
    double sum = 0;
    for (int tap = 0; tap < exact.length; tap++) {
      exact[tap] = SincKernel.at(Math.abs(tap - reach + 1 - fraction) * scale);
      sum += exact[tap];
    }
    float[] taps = new float[exact.length];
    for (int tap = 0; tap < taps.length; tap++) {
      taps[tap] = (float) (exact[tap] / sum);
    }
    return taps;
  }

  /// New samples a block.
  int inputs() {
    return inputs;
  }

  /// Outputs a block.
  int rows() {
    return rows;
  }

  /// How many samples before its first output a block needs.
  int reach() {
    return reach;
  }

  /// How many samples `blocks` blocks need, [#reach] before them included.
  int needs(int blocks) {
    return Math.addExact(Math.multiplyExact(inputs, blocks - 1), span);
  }

  /// How many blocks to do at once, of `wanted`.
  int blocks(long wanted) {
    int most = Math.clamp(MOST_CELLS / span, LEAST_BLOCKS, MOST_BLOCKS);
    return Math.clamp(wanted, 1, most);
  }

  /// Working memory for one thread.
  final class Memory {
    private final float[][] columns;
    private final float[] sums;

    Memory(int blocks) {
      columns = new float[span][blocks];
      sums = new float[blocks];
    }

    /// Filters as many blocks as there is memory for.
    ///
    /// @param in [#needs] samples from `at` on
    /// @param out gets [#rows] samples a block from `to` on
    void run(float[] in, int at, float[] out, int to) {
      int blocks = sums.length;
      layOut(in, at, blocks);
      for (int row = 0; row < rows; row++) {
        Arrays.fill(sums, 0);
        float[] factors = taps[row];
        for (int tap = 0, u = first[row]; tap < factors.length; tap += 4, u += 4) {
          add(
              sums,
              columns[u],
              columns[u + 1],
              columns[u + 2],
              columns[u + 3],
              factors,
              tap,
              blocks);
        }
        for (int block = 0, o = to + row; block < blocks; block++, o += rows) {
          out[o] = sums[block];
        }
      }
    }

    /// Column `u` gets input `u` of every block.
    private void layOut(float[] in, int at, int blocks) {
      int fresh = Math.min(span, inputs);
      for (int block = 0, i = at; block < blocks; block++, i += inputs) {
        for (int u = 0; u < fresh; u++) {
          columns[u][block] = in[i + u];
        }
      }
      // What a block shares with the next one was written just now.
      for (int u = fresh; u < span; u++) {
        System.arraycopy(columns[u - inputs], 1, columns[u], 0, blocks - 1);
        columns[u][blocks - 1] = in[at + (blocks - 1) * inputs + u];
      }
    }
  }

  /// All arrays are read at one index alone: only then does the compiler know that none overlaps.
  private static void add(
      float[] sums, float[] w, float[] x, float[] y, float[] z, float[] factors, int tap, int n) {
    float a = factors[tap];
    float b = factors[tap + 1];
    float c = factors[tap + 2];
    float d = factors[tap + 3];
    for (int i = 0; i < n; i++) {
      sums[i] = sums[i] + ((w[i] * a + x[i] * b) + (y[i] * c + z[i] * d));
    }
  }
}
