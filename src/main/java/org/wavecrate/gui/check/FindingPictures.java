package org.wavecrate.gui.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.Pictures;
import org.wavecrate.plot.ThumbnailStyle;

/// The findings of a group as pictures, as many side by side as there is room for. Only what is
/// seen exists.
final class FindingPictures {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 76;
  private static final double LEAST_TILE = 138;
  private static final double GAP = 8;
  private static final double SCROLL_BAR = 12;

  /// Room for the frame around the selected one.
  private static final double MARGIN = 2;

  private static final double SHAPE = 0.44;

  private final CheckModel model;
  private final Pictures pictures;
  private final ListView<Integer> lines;
  private int columns = 1;
  private double tileWidth = LEAST_TILE;

  FindingPictures(CheckModel model, Pictures pictures, ListView<Integer> lines) {
    this.model = model;
    this.pictures = pictures;
    this.lines = lines;
    lines.setCellFactory(list -> new Line());
    lines.widthProperty().subscribe(width -> divide(width.doubleValue()));
    lines.visibleProperty().subscribe(this::fill);
    model.selection().group().subscribe(this::fill);
    model.selection().index().subscribe(this::reveal);
    model.workspace().sampleRate().subscribe(rate -> lines.refresh());
  }

  private void divide(double width) {
    double room = Math.max(LEAST_TILE, width - SCROLL_BAR - 2 * MARGIN);
    int fits = (int) Math.max(1, Math.floor((room + GAP) / (LEAST_TILE + GAP)));
    tileWidth = Math.floor((room - (fits - 1) * GAP) / fits);
    boolean other = fits != columns;
    columns = fits;
    lines.setFixedCellSize(lineHeight());
    if (other) {
      fill();
    } else {
      lines.refresh();
    }
  }

  private double pictureHeight() {
    return Math.rint(tileWidth * SHAPE);
  }

  private void fill() {
    int size = lines.isVisible() ? model.selection().group().get().map(Group::size).orElse(0) : 0;
    // Boxes of numbers, no more: 100,000 findings are some megabytes.
    lines.setItems(
        FXCollections.observableArrayList(
            IntStream.range(0, Math.ceilDiv(size, columns)).boxed().toList()));
    lines.refresh();
    reveal();
  }

  private void reveal() {
    int row = model.selection().index().get();
    if (row >= 0 && lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(row / columns);
    }
  }

  private ThumbnailStyle style() {
    Window window = lines.getScene() == null ? null : lines.getScene().getWindow();
    int sharp = window != null && window.getOutputScaleX() > 1.25 ? 2 : 1;
    double rate = model.workspace().sampleRate().get().hz();
    return ThumbnailStyle.standard(
        sharp * WIDTH, sharp * HEIGHT, rate, model.workspace().recipe().get().array());
  }

  double lineHeight() {
    return pictureHeight() + FindingTile.CAPTION + GAP;
  }

  int columns() {
    return columns;
  }

  private final class Line extends ListCell<Integer> {
    private final List<FindingTile> tiles = new ArrayList<>();
    private final HBox box = new HBox(GAP);

    Line() {
      super();
      getStyleClass().add("finding-tiles");
      setPrefWidth(0);
      model.selection().index().subscribe(row -> tiles.forEach(FindingTile::showFacts));
      model.flags().revision().subscribe(row -> tiles.forEach(FindingTile::showFacts));
    }

    @Override
    protected void updateItem(@Nullable Integer number, boolean empty) {
      super.updateItem(number, empty);
      if (empty || number == null) {
        tiles.forEach(FindingTile::leave);
        setGraphic(null);
        return;
      }
      while (tiles.size() < columns) {
        tiles.add(new FindingTile(model, pictures));
      }
      while (tiles.size() > columns) {
        tiles.removeLast().leave();
      }
      if (box.getChildren().size() != tiles.size()) {
        box.getChildren().setAll(tiles);
      }
      for (int i = 0; i < tiles.size(); i++) {
        tiles.get(i).size(tileWidth, pictureHeight());
        tiles.get(i).show(number * columns + i, style());
      }
      setGraphic(box);
    }
  }
}
