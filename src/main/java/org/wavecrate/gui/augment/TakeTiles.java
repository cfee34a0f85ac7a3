package org.wavecrate.gui.augment;

import javafx.scene.layout.TilePane;

/// Arranges pictures of tensors in rows.
final class TakeTiles {
  private static final double LEAST_CELL = 170;
  private static final double CAPTION = 20;

  private TakeTiles() {}

  /// Makes cells as wide as whole rows of them need.
  static void fillRows(TilePane tiles) {
    double gap = tiles.getHgap();
    int columns = (int) Math.max(1, Math.floor((tiles.getWidth() + gap) / (LEAST_CELL + gap)));
    double cell = Math.floor((tiles.getWidth() - gap * (columns - 1)) / columns);
    if (cell > 0) {
      tiles.setPrefTileWidth(cell);
      tiles.setPrefTileHeight(Math.rint(cell * 0.56) + CAPTION);
    }
  }
}
