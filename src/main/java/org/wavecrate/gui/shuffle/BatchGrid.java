package org.wavecrate.gui.shuffle;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.wavecrate.mixing.Served;

/// The batches of an epoch, one row each, one cell an example. Draws the rows that are in sight and
/// asks the order for nothing else.
final class BatchGrid extends Region {
  private static final double ROW = 18;
  private static final double TALLEST_ROW = 30;
  private static final double GAP = 2;
  private static final double LEAST_THUMB = 0.08;
  private static final double WIDEST_CELL = 48;

  private final Canvas canvas = new Canvas();
  private final ScrollBar bar = new ScrollBar();
  private final Pointing pointing;
  private Optional<Served> order = Optional.empty();
  private Coloring coloring;
  private int batchSize = 1;
  private int cursor = -1;

  BatchGrid(Coloring coloring, Pointing pointing) {
    this.coloring = coloring;
    this.pointing = pointing;
    getStyleClass().add("batch-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    setAccessibleText("Batches, one row each; arrows move, Enter opens the example");
    setMinHeight(3 * ROW);
    bar.setOrientation(Orientation.VERTICAL);
    bar.valueProperty().subscribe(() -> requestLayout());
    getChildren().addAll(canvas, bar);
    setOnScroll(this::scroll);
    setOnMouseMoved(this::move);
    setOnMouseExited(event -> pointing.away());
    setOnMousePressed(event -> requestFocus());
    setOnMouseClicked(
        event -> position(event).ifPresent(at -> order.ifPresent(o -> pointing.open(o, at))));
    setOnKeyPressed(this::press);
    focusedProperty().subscribe(() -> requestLayout());
  }

  void show(Optional<Served> shown, int size, Coloring colors) {
    order = shown;
    batchSize = size;
    coloring = colors;
    cursor = Math.min(cursor, count() - 1);
    requestLayout();
  }

  private int count() {
    return order.map(Served::size).orElse(0);
  }

  private int rows() {
    return Math.ceilDiv(count(), batchSize);
  }

  /// A cell for every example, or for every pixel if there are more examples.
  private int columns() {
    return Math.clamp((long) room(), 1, batchSize);
  }

  private double room() {
    return Math.max(1, getWidth() - bar.prefWidth(-1) - 4);
  }

  private double cell() {
    return Math.min(WIDEST_CELL, room() / columns());
  }

  /// A few batches may take more room.
  private double row() {
    return Math.clamp(Math.floor(getHeight() / Math.max(1, rows())), ROW, TALLEST_ROW);
  }

  private int inSight() {
    return Math.max(1, (int) (getHeight() / row()));
  }

  private int positionIn(long row, int column) {
    return (int) (row * batchSize + (long) column * batchSize / columns());
  }

  @Override
  protected double computePrefHeight(double width) {
    return 8 * ROW;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(room());
    canvas.setHeight(getHeight());
    int hidden = Math.max(0, rows() - inSight());
    bar.setVisible(hidden > 0);
    bar.setMax(hidden);
    bar.setValue(Math.min(bar.getValue(), hidden));
    // Of many batches few are in sight, but the thumb must stay large enough to grip.
    double inSight = Math.max(LEAST_THUMB, (double) inSight() / Math.max(1, rows()));
    bar.setVisibleAmount(hidden == 0 ? 1 : hidden * inSight);
    bar.setUnitIncrement(1);
    bar.setBlockIncrement(inSight());
    double barWidth = bar.prefWidth(-1);
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    paint();
  }

  private void paint() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (order.isEmpty() || coloring.size() != order.get().order().size()) {
      return;
    }
    long first = Math.round(bar.getValue());
    for (int line = 0; line < inSight() && first + line < rows(); line++) {
      for (int column = 0; column < columns(); column++) {
        int position = positionIn(first + line, column);
        if (position >= count()) {
          break;
        }
        int argb = coloring.argb(order.get().example(position));
        graphics.setFill(Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255));
        double left = Math.round(column * cell());
        double right = Math.round((column + 1) * cell());
        double gap = cell() >= 6 ? 1 : 0;
        graphics.fillRect(left, line * row(), Math.max(1, right - left - gap), row() - GAP);
      }
    }
    paintCursor(graphics, first);
  }

  private void paintCursor(GraphicsContext graphics, long first) {
    long line = cursor / batchSize - first;
    if (!isFocused() || cursor < 0 || line < 0 || line >= inSight()) {
      return;
    }
    double x = Math.round((double) (cursor % batchSize) * columns() / batchSize * cell());
    for (int ring = 0; ring < 2; ring++) {
      graphics.setStroke(ring == 0 ? Color.BLACK : Color.WHITE);
      graphics.setLineWidth(ring == 0 ? 4 : 2);
      graphics.strokeRect(x + 1, line * row() + 1, Math.max(2, cell() - 3), row() - GAP - 2);
    }
  }

  private void scroll(ScrollEvent event) {
    if (bar.isVisible() && event.getDeltaY() != 0) {
      double rows = -Math.signum(event.getDeltaY()) * Math.max(1, Math.abs(event.getDeltaY()) / 20);
      double before = bar.getValue();
      bar.setValue(Math.clamp(Math.round(before + rows), 0, bar.getMax()));
      if (bar.getValue() != before) {
        event.consume();
      }
    }
  }

  private void move(MouseEvent event) {
    position(event)
        .ifPresentOrElse(at -> pointing.over(event, order.orElseThrow(), at), pointing::away);
  }

  private Optional<Integer> position(MouseEvent event) {
    int line = (int) (event.getY() / row());
    int column = (int) (event.getX() / cell());
    long row = Math.round(bar.getValue()) + line;
    if (line < 0 || line >= inSight() || column < 0 || column >= columns() || row >= rows()) {
      return Optional.empty();
    }
    int position = positionIn(row, column);
    return position < count() ? Optional.of(position) : Optional.empty();
  }

  private void press(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case RIGHT -> 1;
          case LEFT -> -1;
          case DOWN -> batchSize;
          case UP -> -batchSize;
          default -> 0;
        };
    if (order.isEmpty() || count() == 0) {
      return;
    }
    if (step != 0) {
      cursor = cursor < 0 ? 0 : Math.clamp((long) cursor + step, 0, count() - 1);
      double row = Math.floor((double) cursor / batchSize);
      bar.setValue(Math.clamp(bar.getValue(), Math.max(0, row - inSight() + 1), Math.max(0, row)));
      requestLayout();
      event.consume();
    } else if (event.getCode() == javafx.scene.input.KeyCode.ENTER && cursor >= 0) {
      pointing.open(order.get(), cursor);
      event.consume();
    }
  }
}
