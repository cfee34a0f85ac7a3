package org.wavecrate.gui.explore;

import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Window;
import org.wavecrate.gui.Pictures;
import org.wavecrate.plot.ThumbnailStyle;

/// Examples as pictures, as many side by side as there is room for. Only what is seen exists.
final class Gallery {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 76;

  private final ListView<Integer> lines;
  private final ExamplesModel model;
  private GalleryGrid grid = GalleryGrid.of(300);

  Gallery(ListView<Integer> lines, ExamplesModel model, Pictures pictures) {
    this.lines = lines;
    this.model = model;
    lines.setCellFactory(list -> new TileCell(model, pictures, () -> grid, this::style));
    lines.widthProperty().subscribe(width -> divide(GalleryGrid.of(width.doubleValue())));
    model.rows().subscribe(rows -> fill(model.isAsked()));
    model.gallery().subscribe(shown -> fill(true));
    model.row().subscribe(row -> reveal());
    model.workspace().sampleRate().subscribe(rate -> lines.refresh());
    lines.setFixedCellSize(grid.lineHeight());
  }

  private ThumbnailStyle style() {
    Window window = lines.getScene() == null ? null : lines.getScene().getWindow();
    int sharp = window != null && window.getOutputScaleX() > 1.25 ? 2 : 1;
    double rate = model.workspace().sampleRate().get().hz();
    return ThumbnailStyle.standard(
        sharp * WIDTH, sharp * HEIGHT, rate, model.workspace().recipe().get().array());
  }

  private void divide(GalleryGrid wanted) {
    if (!wanted.equals(grid) && lines.getWidth() > 0) {
      boolean other = wanted.columns() != grid.columns();
      grid = wanted;
      lines.setFixedCellSize(grid.lineHeight());
      if (other) {
        fill(true);
      } else {
        lines.refresh();
      }
    }
  }

  private void fill(boolean toSelected) {
    // Out of sight it must not ask for pictures.
    int top = firstLine();
    lines.setItems(
        model.gallery().get()
            ? new TileRows(model.rows().get().size(), grid.columns())
            : FXCollections.emptyObservableList());
    lines.refresh();
    if (toSelected) {
      reveal();
      // Only when the new lines are laid out do they know where they are.
      Platform.runLater(this::reveal);
    } else if (top > 0 && lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollToTop(top);
    }
  }

  private int firstLine() {
    return lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
            && flow.getFirstVisibleCell() != null
        ? flow.getFirstVisibleCell().getIndex()
        : 0;
  }

  private void reveal() {
    int row = model.row().get();
    if (row >= 0 && lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(row / grid.columns());
    }
  }

  int columns() {
    return grid.columns();
  }

  /// How many examples Page Down goes on.
  int page() {
    int full = (int) Math.max(1, lines.getHeight() / grid.lineHeight());
    return full * grid.columns();
  }
}
