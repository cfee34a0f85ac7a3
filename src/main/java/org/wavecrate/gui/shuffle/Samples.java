package org.wavecrate.gui.shuffle;

import org.wavecrate.dataset.Progress;
import org.wavecrate.mixing.Served;

/// An epoch as a strip: columns of a few cells each, from the first position to the last. Where a
/// column stands for more positions than it has cells, the cells show some of them, evenly spread:
/// a mixture of true colours rather than one that nobody can read. What it costs depends on the
/// columns, not on the examples.
///
/// @param served what is shown
/// @param columns how many
/// @param examples the example of every cell, column by column
record Samples(Served served, int columns, int[] examples) {
  /// Cells a column.
  static final int ROWS = 6;

  private static final int CHECK_EVERY = 256;

  static Samples take(Served served, int columns, Progress progress) {
    int count = served.size() == 0 ? 0 : columns;
    int[] examples = new int[count * ROWS];
    for (int column = 0; column < count; column++) {
      if (column % CHECK_EVERY == 0) {
        progress.throwIfCancelled();
      }
      int before = -1;
      for (int row = 0; row < ROWS; row++) {
        int position = position(served.size(), count, column, row);
        int cell = column * ROWS + row;
        examples[cell] = position == before ? examples[cell - 1] : served.example(position);
        before = position;
      }
    }
    return new Samples(served, count, examples);
  }

  /// The position that a cell shows.
  int position(int column, int row) {
    return position(served.size(), columns, column, row);
  }

  private static int position(int size, int columns, int column, int row) {
    long from = (long) column * size / columns;
    long to = Math.max(from + 1, (column + 1L) * size / columns);
    return (int) (from + row * (to - from) / ROWS);
  }
}
