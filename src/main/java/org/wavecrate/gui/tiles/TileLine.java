package org.wavecrate.gui.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.wavecrate.plot.ThumbnailStyle;

/// One line of tiles.
public final class TileLine extends ListCell<Integer> {
  private final Supplier<? extends Tile> maker;
  private final Supplier<TileLayout> layout;
  private final Supplier<ThumbnailStyle> style;
  private final IntConsumer seen;
  private final List<Tile> tiles = new ArrayList<>();
  private final HBox line = new HBox(TileLayout.GAP);

  /// @param maker makes another tile
  /// @param seen hears the row of the first tile whenever the line comes into sight
  public TileLine(
      Supplier<? extends Tile> maker,
      Supplier<TileLayout> layout,
      Supplier<ThumbnailStyle> style,
      IntConsumer seen) {
    this.maker = maker;
    this.layout = layout;
    this.style = style;
    this.seen = seen;
    setPrefWidth(0);
  }

  /// Updates what may change while the tiles stay.
  public void showFacts() {
    tiles.forEach(Tile::showFacts);
  }

  @Override
  protected void updateItem(@Nullable Integer number, boolean empty) {
    super.updateItem(number, empty);
    if (empty || number == null) {
      tiles.forEach(Tile::leave);
      setGraphic(null);
      return;
    }
    TileLayout now = layout.get();
    while (tiles.size() < now.columns()) {
      tiles.add(maker.get());
    }
    while (tiles.size() > now.columns()) {
      tiles.removeLast().leave();
    }
    if (line.getChildren().size() != tiles.size()) {
      line.getChildren().setAll(tiles.stream().map(Tile::node).toList());
    }
    int first = number * now.columns();
    seen.accept(first);
    for (int i = 0; i < tiles.size(); i++) {
      tiles.get(i).node().resizePicture(now);
      tiles.get(i).show(first + i, style.get());
    }
    setGraphic(line);
  }
}
