package org.wavecrate.gui.tiles;

import org.wavecrate.plot.ThumbnailStyle;

/// Fills a tile with what stands in a row.
public interface Tile {
  PictureTile node();

  /// Shows what stands in `row`, or nothing behind the end.
  void show(int row, ThumbnailStyle style);

  /// Updates what may change while the tile stays.
  void showFacts();

  /// Gives up what is under way, as nobody sees it.
  void leave();
}
