package org.wavecrate.gui.shuffle;

import javafx.geometry.Rectangle2D;

/// The layout of consecutive batches: batches side by side, each a tile of cells in rows, one
/// cell an example. Batches with more examples than a tile has pixels show some of them, evenly
/// spread.
///
/// @param width of the whole, in pixels
/// @param height of the whole, in pixels
/// @param batchSize examples in a batch
/// @param tiles how many batches
/// @param columns of cells in a tile
/// @param rows of cells in a tile
record TileGrid(int width, int height, int batchSize, int tiles, int columns, int rows) {
  /// About as many as can be told apart at a glance.
  static final int MOST_TILES = 20;

  private static final int GAP = 3;

  /// Columns may be so many times what square cells would need.
  private static final double LONGEST_CELL = 1.6;

  /// @param batches how many there are to show
  static TileGrid of(int width, int height, int batchSize, int batches) {
    int most = Math.clamp((long) width * height / batchSize, 1, MOST_TILES);
    int tiles = Math.min(most, batches);
    if (tiles == 0 || width < tiles * (GAP + 1) || height < 1) {
      return new TileGrid(width, height, batchSize, 0, 1, 1);
    }
    int across = (width - (tiles - 1) * GAP) / tiles;
    int columns = columns(across, height, batchSize);
    int rows = Math.ceilDiv(batchSize, columns);
    if (rows > height) {
      columns = Math.min(across, Math.ceilDiv(batchSize, height));
      rows = Math.min(height, Math.ceilDiv(batchSize, columns));
    }
    return new TileGrid(width, height, batchSize, tiles, columns, rows);
  }

  /// As many as make cells nearly square; preferably so many that no row stays short.
  private static int columns(int across, int height, int batchSize) {
    double square = Math.sqrt((double) batchSize * across / height);
    int most = Math.min(across, batchSize);
    int best = Math.clamp(Math.round(square), 1, most);
    double least = LONGEST_CELL;
    for (int columns = 1; columns <= most; columns++) {
      double ratio = Math.max(columns / square, square / columns);
      if (batchSize % columns == 0 && ratio < least) {
        best = columns;
        least = ratio;
      }
    }
    return best;
  }

  /// Cells in a tile; the last may be empty.
  int cells() {
    return columns * rows;
  }

  private double step() {
    return (width + GAP) / (double) tiles;
  }

  /// The tile at a place across, or -1 for a gap.
  private int tile(int x) {
    // The last that begins at or before x, where beginnings are rounded.
    int tile = Math.min(tiles - 1, (int) Math.ceil((x + 0.5) / step()) - 1);
    return x < left(tile + 1) - GAP ? tile : -1;
  }

  private int left(int tile) {
    return (int) Math.round(tile * step());
  }

  /// The number of a cell at a pixel, counted from the first tile on, or -1 if there is none.
  int cell(int x, int y) {
    if (tiles == 0 || x < 0 || y < 0 || x >= width || y >= height || tile(x) < 0) {
      return -1;
    }
    int tile = tile(x);
    int across = left(tile + 1) - GAP - left(tile);
    int column = (int) ((long) (x - left(tile)) * columns / across);
    int row = (int) ((long) y * rows / height);
    return tile * cells() + row * columns + column;
  }

  /// The pixels of a cell.
  Rectangle2D place(int cell) {
    int tile = cell / cells();
    int column = cell % cells() % columns;
    int row = cell % cells() / columns;
    int across = left(tile + 1) - GAP - left(tile);
    int x = Math.ceilDiv(column * across, columns);
    int y = Math.ceilDiv(row * height, rows);
    return new Rectangle2D(
        left(tile) + x,
        y,
        Math.ceilDiv((column + 1) * across, columns) - x,
        Math.ceilDiv((row + 1) * height, rows) - y);
  }

  /// The cell that shows a position, or one of the positions next to it, both counted from the
  /// first tile.
  int cellOf(int position) {
    int place = position % batchSize;
    int within =
        cells() >= batchSize ? place : (int) (((long) place * cells() + cells()) / batchSize);
    return position / batchSize * cells() + Math.min(within, cells() - 1);
  }

  /// The position that a cell shows, counted from the first tile's first example; -1 if none.
  int position(int cell) {
    int within = cell % cells();
    int place = cells() >= batchSize ? within : (int) ((long) within * batchSize / cells());
    return place < batchSize ? cell / cells() * batchSize + place : -1;
  }
}
