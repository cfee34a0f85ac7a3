package org.wavecrate.gui.check;

import javafx.scene.control.ListView;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.tiles.TileLayout;
import org.wavecrate.gui.tiles.TileLine;
import org.wavecrate.gui.tiles.TileList;

/// The findings of a group as pictures.
final class FindingPictures {
  /// The margin has room for the frame around the selected one, too.
  private static final TileLayout.Shape SHAPE = new TileLayout.Shape(138, 1, 16, 0.44f);

  private final CheckModel model;
  private final ListView<Integer> lines;
  private final TileList tiles;

  FindingPictures(CheckModel model, Pictures pictures, ListView<Integer> lines) {
    this.model = model;
    this.lines = lines;
    tiles = new TileList(lines, SHAPE, model.workspace(), this::fill);
    lines.setCellFactory(list -> line(pictures));
    lines.visibleProperty().subscribe(this::fill);
    model.selection().group().subscribe(this::fill);
    model.selection().index().subscribe(this::reveal);
  }

  private TileLine line(Pictures pictures) {
    TileLine line =
        new TileLine(
            () -> new FindingTile(model, pictures), tiles::layout, tiles::style, first -> {});
    line.getStyleClass().add("finding-tiles");
    model.selection().index().subscribe(line::showFacts);
    model.flags().revision().subscribe(line::showFacts);
    return line;
  }

  private void fill() {
    tiles.fill(lines.isVisible() ? model.selection().group().get().map(Group::size).orElse(0) : 0);
    reveal();
  }

  private void reveal() {
    tiles.reveal(model.selection().index().get());
  }

  /// The height of `count` tiles in pixels.
  int height(int count) {
    return tiles.layout().lines(count) * tiles.layout().lineHeight();
  }

  int columns() {
    return tiles.layout().columns();
  }
}
