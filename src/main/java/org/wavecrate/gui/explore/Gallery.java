package org.wavecrate.gui.explore;

import javafx.application.Platform;
import javafx.scene.control.ListView;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.tiles.TileLayout;
import org.wavecrate.gui.tiles.TileLine;
import org.wavecrate.gui.tiles.TileList;

/// The examples of the list as pictures.
final class Gallery {
  private static final TileLayout.Shape SHAPE = new TileLayout.Shape(128, 2, 12, 0.48f);

  private final ListView<Integer> lines;
  private final ExamplesModel model;
  private final TileList tiles;

  Gallery(ListView<Integer> lines, ExamplesModel model, Pictures pictures) {
    this.lines = lines;
    this.model = model;
    tiles = new TileList(lines, SHAPE, model.workspace(), () -> fill(true));
    lines.setCellFactory(list -> line(pictures));
    model.rows().subscribe(rows -> fill(model.isAsked()));
    model.gallery().subscribe(shown -> fill(true));
    model.row().subscribe(row -> reveal());
  }

  private TileLine line(Pictures pictures) {
    TileLine line =
        new TileLine(
            () -> new ExampleTile(model, pictures), tiles::layout, tiles::style, model::lookAt);
    line.getStyleClass().add("tile-cell");
    model.row().subscribe(line::showFacts);
    model.library().known().subscribe(line::showFacts);
    model.flags().revision().subscribe(line::showFacts);
    return line;
  }

  private void fill(boolean toSelected) {
    int top = tiles.firstLine();
    // Out of sight it must not ask for pictures.
    tiles.fill(model.gallery().get() ? model.rows().get().size() : 0);
    if (toSelected) {
      reveal();
      // Only when the new lines are laid out do they know where they are.
      Platform.runLater(this::reveal);
    } else if (top > 0) {
      tiles.scrollTo(top);
    }
  }

  private void reveal() {
    tiles.reveal(model.row().get());
  }

  int columns() {
    return tiles.layout().columns();
  }

  /// How many examples Page Down goes on.
  int page() {
    int full = (int) Math.max(1, lines.getHeight() / tiles.layout().lineHeight());
    return full * columns();
  }
}
