package org.wavecrate.gui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.Pictures;
import org.wavecrate.plot.ThumbnailStyle;

/// One line of the gallery.
final class TileCell extends ListCell<Integer> {
  private final ExamplesModel model;
  private final Pictures pictures;
  private final Supplier<GalleryGrid> grid;
  private final Supplier<ThumbnailStyle> style;
  private final List<ExampleTile> tiles = new ArrayList<>();
  private final HBox line = new HBox(GalleryGrid.GAP);

  TileCell(
      ExamplesModel model,
      Pictures pictures,
      Supplier<GalleryGrid> grid,
      Supplier<ThumbnailStyle> style) {
    this.model = model;
    this.pictures = pictures;
    this.grid = grid;
    this.style = style;
    getStyleClass().add("tile-cell");
    setPrefWidth(0);
    model.row().subscribe(row -> tiles.forEach(ExampleTile::showFacts));
    model.library().known().subscribe(known -> tiles.forEach(ExampleTile::showFacts));
    model.flags().revision().subscribe(revision -> tiles.forEach(ExampleTile::showFacts));
  }

  @Override
  protected void updateItem(@Nullable Integer number, boolean empty) {
    super.updateItem(number, empty);
    if (empty || number == null) {
      tiles.forEach(ExampleTile::leave);
      setGraphic(null);
      return;
    }
    GalleryGrid now = grid.get();
    while (tiles.size() < now.columns()) {
      tiles.add(new ExampleTile(model, pictures));
    }
    while (tiles.size() > now.columns()) {
      tiles.removeLast().leave();
    }
    if (line.getChildren().size() != tiles.size()) {
      line.getChildren().setAll(tiles);
    }
    model.lookAt(number * now.columns());
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).resizePicture(now);
      tiles.get(i).show(number * now.columns() + i, style.get());
    }
    setGraphic(line);
  }
}
