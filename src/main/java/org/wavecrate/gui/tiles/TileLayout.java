package org.wavecrate.gui.tiles;

/// The division of a width into columns of tiles.
///
/// @param columns tiles side by side
/// @param tileWidth in pixels
/// @param pictureHeight in pixels
public record TileLayout(int columns, int tileWidth, int pictureHeight) {
  static final int GAP = 8;
  static final int CAPTION = 23;

  private static final int NARROWEST = 40;

  /// The division of a width.
  ///
  /// @param leastTile the width of a tile in pixels from which another fits beside it
  /// @param leastColumns tiles side by side, however narrow they get
  /// @param margin what the tiles leave free, a scroll bar's width included, in pixels
  /// @param aspect the height of a picture as part of its width
  public record Shape(int leastTile, int leastColumns, int margin, float aspect) {
    /// @param width of all of it in pixels
    public TileLayout divide(double width) {
      int room = (int) width - margin;
      int columns = Math.max(leastColumns, (room + GAP) / (leastTile + GAP));
      int tile = Math.max(NARROWEST, (room - (columns - 1) * GAP) / columns);
      return new TileLayout(columns, tile, Math.round(tile * aspect));
    }
  }

  /// The height of a line with the gap below it.
  public int lineHeight() {
    return pictureHeight + CAPTION + GAP;
  }

  /// The number of lines for `tiles`.
  public int lines(int tiles) {
    return Math.ceilDiv(tiles, columns);
  }
}
