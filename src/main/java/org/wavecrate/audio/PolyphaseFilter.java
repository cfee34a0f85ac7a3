package org.wavecrate.audio;

/// Turns every `down` samples into `up`: the taps of all phases, and the loop over them.
///
/// Output `n` lies at input `n down / up`. Outputs come in rows: row `r` of block `b` is output `b
/// rows + r`, so that a row has the same taps in every block. The loop runs over many blocks at
/// once, with their inputs beside each other, which the compiler turns into vector instructions;
/// the order in which one output's products are added is fixed: by fours, from the earliest input
/// on.
final class PolyphaseFilter {
  /// The largest size of the tables, in floats.
  private static final long MOST_TAPS = 1L << 22;

  /// Fewer rows, or inputs, a block would leave little to do between moving data.
  private static final int LEAST_ROWS = 32;

  private static final int LEAST_BLOCKS = 8;

  /// How many floats the inputs of all blocks may take: what a processor's second cache holds.
  private static final int MOST_CELLS = 1 << 18;

  private final int inputs;
  private final int rows;
  private final int reach;

  private final int up;
  private final int down;
  private final int length;
  private final int span;
  private final Taps taps;

  /// @param taps memory for the tables, which must not be used by another filter
  PolyphaseFilter(int up, int down, Taps taps) {
    this.up = up;
    this.down = down;
    this.taps = taps;
    int rounds = Math.max(ceil(LEAST_ROWS, up), ceil(LEAST_ROWS, down));
    inputs = Math.multiplyExact(down, rounds);
    rows = Math.multiplyExact(up, rounds);
    double scale = Math.min(1, up / (double) down);
    reach = (int) Math.ceil(SincKernel.REACH / scale);
    length = ceil(2 * reach, 4) * 4;
    for (int phase = 0; phase < up; phase++) {
      taps.compute(phase, length, phase * (long) down % up / (double) up, reach, scale);
    }
    span = first(rows - 1) + length;
  }

  /// Where a row's taps begin in a block's inputs.
  private int first(int row) {
    return (int) (row * (long) down / up) + 1;
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
    int most = Math.clamp(MOST_CELLS / span, LEAST_BLOCKS, Columns.MOST_BLOCKS);
    return Math.clamp(wanted, 1, most);
  }

  /// Filters `blocks` blocks.
  ///
  /// @param in [#needs] samples from `at` on
  /// @param out gets [#rows] samples a block from `to` on
  void run(Columns columns, int blocks, float[] in, int at, float[] out, int to) {
    columns.layOut(in, at, inputs, span, blocks);
    for (int row = 0; row < rows; row++) {
      float[] sums = columns.products(first(row), taps.row(row % up), length);
      for (int block = 0, o = to + row; block < blocks; block++, o += rows) {
        out[o] = sums[block];
      }
    }
  }
}
