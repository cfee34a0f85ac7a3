package org.wavecrate.gui.shuffle;

import javafx.geometry.Rectangle2D;
import org.wavecrate.dataset.Progress;
import org.wavecrate.mixing.Served;

/// Some consecutive batches, enlarged to one cell an example, so that what they hold is seen in an
/// epoch of any size.
///
/// @param served what they are part of
/// @param first the position of the first example shown
/// @param grid where the cells are
/// @param examples the example of every cell, -1 where there is none
record BatchTiles(Served served, int first, TileGrid grid, int[] examples) {
  private static final int CHECK_EVERY = 1024;

  static BatchTiles take(Served served, Slice slice, int width, int height, Progress progress) {
    int batchSize = slice.batchSize();
    int batches = Math.ceilDiv(served.size(), batchSize);
    int firstBatch = Math.clamp(slice.firstBatch(), 0, Math.max(0, batches - 1));
    int first = (int) Math.min(served.size(), (long) firstBatch * batchSize);
    TileGrid grid = TileGrid.of(width, height, batchSize, batches - firstBatch);
    int[] examples = new int[grid.tiles() * grid.cells()];
    for (int cell = 0; cell < examples.length; cell++) {
      if (cell % CHECK_EVERY == 0) {
        progress.throwIfCancelled();
      }
      int position = grid.position(cell);
      boolean there = position >= 0 && position < served.size() - first;
      examples[cell] = there ? served.example(first + position) : -1;
    }
    return new BatchTiles(served, first, grid, examples);
  }

  /// The position shown at a pixel, or -1 if there is none.
  int position(int x, int y) {
    int cell = grid.cell(x, y);
    return cell < 0 || examples[cell] < 0 ? -1 : first + grid.position(cell);
  }

  /// The example shown at a pixel, or -1 if there is none.
  int example(int x, int y) {
    int cell = grid.cell(x, y);
    return cell < 0 ? -1 : examples[cell];
  }

  /// Where a position between [#first] and [#end] is drawn, in pixels.
  Rectangle2D place(int position) {
    return grid.place(grid.cellOf(position - first));
  }

  /// Where the part shown ends.
  int end() {
    return (int) Math.min(served.size(), first + (long) grid.tiles() * grid.batchSize());
  }
}
