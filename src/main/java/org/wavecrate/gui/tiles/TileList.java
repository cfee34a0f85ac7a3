package org.wavecrate.gui.tiles;

import javafx.collections.FXCollections;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Window;
import org.wavecrate.gui.Workspace;
import org.wavecrate.plot.ThumbnailStyle;

/// A list whose lines are tiles, as many side by side as there is room for. Only what is seen
/// exists.
public final class TileList {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 76;
  private static final double SHARP = 1.25;

  private final ListView<Integer> lines;
  private final TileLayout.Shape shape;
  private final Workspace workspace;
  private final Runnable divided;
  private TileLayout layout;

  /// @param divided called when another number of tiles fits side by side
  public TileList(
      ListView<Integer> lines, TileLayout.Shape shape, Workspace workspace, Runnable divided) {
    this.lines = lines;
    this.shape = shape;
    this.workspace = workspace;
    this.divided = divided;
    layout = shape.divide(300);
    lines.setFixedCellSize(layout.lineHeight());
    lines.widthProperty().subscribe(width -> divide(width.doubleValue()));
    workspace.sampleRate().subscribe(rate -> lines.refresh());
  }

  private void divide(double width) {
    TileLayout wanted = shape.divide(width);
    if (width <= 0 || wanted.equals(layout)) {
      return;
    }
    boolean other = wanted.columns() != layout.columns();
    layout = wanted;
    lines.setFixedCellSize(layout.lineHeight());
    if (other) {
      divided.run();
    } else {
      lines.refresh();
    }
  }

  /// Shows `count` tiles.
  public void fill(int count) {
    lines.setItems(
        count == 0 ? FXCollections.emptyObservableList() : new TileRows(layout.lines(count)));
    lines.refresh();
  }

  /// Brings a tile into sight; nothing for a negative row.
  public void reveal(int row) {
    if (row >= 0 && lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(row / layout.columns());
    }
  }

  /// Scrolls a line to the top.
  public void scrollTo(int line) {
    if (lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollToTop(line);
    }
  }

  /// The line at the top.
  public int firstLine() {
    return lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
            && flow.getFirstVisibleCell() != null
        ? flow.getFirstVisibleCell().getIndex()
        : 0;
  }

  /// How pictures are drawn now: sharp on a dense screen, as the recipe and the sample rate say.
  public ThumbnailStyle style() {
    Window window = lines.getScene() == null ? null : lines.getScene().getWindow();
    int factor = window != null && window.getOutputScaleX() > SHARP ? 2 : 1;
    double rate = workspace.sampleRate().get().hz();
    return ThumbnailStyle.standard(
        factor * WIDTH, factor * HEIGHT, rate, workspace.recipe().get().array());
  }

  public TileLayout layout() {
    return layout;
  }
}
