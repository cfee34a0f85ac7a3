package org.wavecrate.gui.explore;

/// The division of a gallery's width into columns.
///
/// @param columns tiles side by side
/// @param tileWidth in pixels
record GalleryGrid(int columns, int tileWidth) {
  static final int GAP = 8;
  static final int CAPTION = 23;

  private static final int LEAST_TILE = 128;
  private static final int LEAST_COLUMNS = 2;

  /// Room for the scroll bar.
  private static final int MARGIN = 12;

  static GalleryGrid of(double width) {
    int room = (int) width - MARGIN;
    int columns = Math.max(LEAST_COLUMNS, (room + GAP) / (LEAST_TILE + GAP));
    return new GalleryGrid(columns, Math.max(40, (room - (columns - 1) * GAP) / columns));
  }

  int pictureHeight() {
    return Math.round(tileWidth * 0.48f);
  }

  /// The height of a line with the gap below it.
  int lineHeight() {
    return pictureHeight() + CAPTION + GAP;
  }
}
