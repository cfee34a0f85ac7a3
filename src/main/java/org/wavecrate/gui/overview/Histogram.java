package org.wavecrate.gui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;
import org.wavecrate.summary.Distribution;

/// Bars over an axis. A click on a bar, or Enter after walking there with the arrows, leads to the
/// examples behind it.
final class Histogram extends Pane {
  private static final double HEIGHT = 140;
  private static final double LEAST_HEIGHT = 84;
  private static final double TICK_ROOM = 58;
  private static final double WIDEST = 72;
  private static final double LEAST_TALL = 3;

  private final List<List<Region>> bars = new ArrayList<>();
  private final Region band = new Region();
  private final ChartFrame frame;
  private final Distribution distribution;
  private final List<String> splits;
  private final Consumer<String> chosen;
  private final Consumer<String> told;
  private Bars heights;
  private Bounds area = new BoundingBox(0, 0, 1, 1);
  private int current = -1;

  /// @param splits their names
  /// @param chosen hears the query of a bar
  /// @param told hears what the bar under the pointer says; empty for none
  Histogram(
      Distribution distribution,
      List<String> splits,
      Consumer<String> chosen,
      Consumer<String> told) {
    this.distribution = distribution;
    this.splits = splits;
    this.chosen = chosen;
    this.told = told;
    heights = new Bars(distribution, false);
    getStyleClass().add("histogram");
    setMinHeight(LEAST_HEIGHT);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
    setPrefWidth(100);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(BinText.title(distribution.column()));
    band.getStyleClass().add("band");
    band.setMouseTransparent(true);
    band.setVisible(false);
    getChildren().add(band);
    frame = new ChartFrame(this, "");
    for (Distribution.Bin bin : distribution.bins()) {
      List<Region> parts = new ArrayList<>();
      for (int split = 0; split < bin.bySplit().size(); split++) {
        Region part = new Region();
        part.getStyleClass().add("part-" + Math.min(split, 2));
        part.setMouseTransparent(true);
        part.setVisible(bin.bySplit().get(split) > 0);
        parts.add(part);
      }
      bars.add(parts);
      getChildren().addAll(parts);
    }
    setShares(false);
    setOnMouseMoved(event -> point(at(event)));
    setOnMouseExited(event -> point(-1));
    setOnMouseClicked(event -> choose(at(event)));
    setOnKeyPressed(this::press);
    focusedProperty().subscribe(focused -> point(focused ? Math.max(0, current) : -1));
  }

  /// Shares of each split, side by side; else counts upon each other.
  void setShares(boolean shares) {
    heights = new Bars(distribution, shares);
    frame.setCaption(shares ? "of each split" : BinText.counted(distribution.column()));
    requestLayout();
  }

  private int at(MouseEvent event) {
    int bin = (int) Math.floor((event.getX() - area.getMinX()) / area.getWidth() * bars.size());
    return bin >= 0 && bin < bars.size() ? bin : -1;
  }

  private void point(int bin) {
    current = bin;
    band.setVisible(bin >= 0);
    String text = "";
    String splitText = "";
    if (bin >= 0) {
      Distribution.Bin pointed = distribution.bins().get(bin);
      text = BinText.of(distribution, pointed);
      splitText = BinText.bySplit(pointed, splits);
      requestLayout();
    }
    Hint.set(this, splitText.isEmpty() ? text : text + "\n" + splitText);
    String title = BinText.title(distribution.column());
    setAccessibleText(text.isEmpty() ? title : title + ", " + text + " " + splitText);
    told.accept(text);
  }

  private void choose(int bin) {
    if (bin >= 0 && distribution.bins().get(bin).count() > 0) {
      chosen.accept(distribution.bins().get(bin).query());
    }
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> point(Math.max(0, current - 1));
      case RIGHT -> point(Math.min(bars.size() - 1, current + 1));
      case HOME -> point(0);
      case END -> point(bars.size() - 1);
      case ENTER, SPACE -> choose(current);
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    BinMarks marks = new BinMarks(distribution);
    int rows = getHeight() > 180 ? 5 : 3;
    area = frame.layout(heights.marks(rows), width -> marks.marks(1 + (int) (width / TICK_ROOM)));
    double step = area.getWidth() / bars.size();
    if (current >= 0) {
      double left = Math.round(area.getMinX() + current * step);
      band.resizeRelocate(left, area.getMinY(), Math.max(1, step), area.getHeight());
    }
    double top = heights.top();
    for (int bin = 0; bin < bars.size(); bin++) {
      double start = area.getMinX() + bin * step;
      double wide = Math.min(distribution.single() ? 0.7 * step : step - gap(step), WIDEST);
      double indent = distribution.single() || wide == WIDEST ? (step - wide) / 2 : 0;
      double left = Math.round(start + indent);
      double right = Math.max(left + 1, Math.round(start + indent + wide));
      if (heights.shares()) {
        layoutBeside(bin, left, right, top);
      } else {
        layoutStacked(bin, left, right, top);
      }
    }
  }

  private static double gap(double step) {
    return step > 5 ? 2 : step > 2 ? 1 : 0;
  }

  private void layoutStacked(int bin, double left, double right, double top) {
    int count = distribution.bins().get(bin).count();
    // The rarest must be seen, too: they are what one looks for.
    double tall = count == 0 ? 0 : Math.max(LEAST_TALL, area.getHeight() * count / top);
    double done = 0;
    for (int split = 0; split < bars.get(bin).size(); split++) {
      double lower = Math.round(area.getMaxY() - tall * done / Math.max(1, count));
      done += heights.value(bin, split);
      double upper = Math.round(area.getMaxY() - tall * done / Math.max(1, count));
      bars.get(bin).get(split).resizeRelocate(left, upper, right - left, lower - upper);
    }
  }

  private void layoutBeside(int bin, double left, double right, double top) {
    int count = bars.get(bin).size();
    for (int split = 0; split < count; split++) {
      double value = heights.value(bin, split);
      double tall = value == 0 ? 0 : Math.max(LEAST_TALL, area.getHeight() * value / top);
      double from = left + (right - left) * split / count;
      double wide = Math.max(1, (right - left) / count);
      bars.get(bin).get(split).resizeRelocate(from, area.getMaxY() - tall, wide, tall);
    }
  }
}
