package org.wavecrate.gui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.wavecrate.summary.Distribution;

/// Bars over an axis. A click on a bar, or Enter after walking there with the arrows, leads to the
/// examples behind it.
final class Histogram extends Pane {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double AXIS = 18;
  private static final double HEIGHT = 116;
  private static final double LEAST_HEIGHT = 64;
  private static final double TICK_ROOM = 64;

  private final List<Region> bars = new ArrayList<>();
  private final List<Label> ticks = new ArrayList<>();
  private final Region baseLine = new Region();
  private final Tooltip tooltip = new Tooltip();
  private final Distribution distribution;
  private final Consumer<String> chosen;
  private final Consumer<String> told;
  private int current = -1;

  /// @param chosen hears the query of a bar
  /// @param told hears what the bar under the pointer says; empty for none
  Histogram(Distribution distribution, Consumer<String> chosen, Consumer<String> told) {
    this.distribution = distribution;
    this.chosen = chosen;
    this.told = told;
    getStyleClass().add("histogram");
    setMinHeight(LEAST_HEIGHT);
    setPrefHeight(HEIGHT);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(BinText.title(distribution.column()));
    baseLine.getStyleClass().add("base-line");
    getChildren().add(baseLine);
    for (Distribution.Bin bin : distribution.bins()) {
      Region bar = new Region();
      bar.getStyleClass().add("bin");
      bar.setMouseTransparent(true);
      bar.setVisible(bin.count() > 0);
      bars.add(bar);
      getChildren().add(bar);
    }
    Tooltip.install(this, tooltip);
    setOnMouseMoved(event -> point(at(event)));
    setOnMouseExited(event -> point(-1));
    setOnMouseClicked(event -> choose(at(event)));
    setOnKeyPressed(this::press);
    focusedProperty().subscribe(focused -> point(focused ? Math.max(0, current) : -1));
  }

  private int at(MouseEvent event) {
    int bin = (int) (event.getX() / getWidth() * bars.size());
    return bin >= 0 && bin < bars.size() ? bin : -1;
  }

  private void point(int bin) {
    if (current >= 0) {
      bars.get(current).pseudoClassStateChanged(CURRENT, false);
    }
    current = bin;
    String text = "";
    if (bin >= 0) {
      bars.get(bin).pseudoClassStateChanged(CURRENT, true);
      text = BinText.of(distribution.column(), distribution.bins().get(bin));
    }
    tooltip.setText(text);
    setAccessibleText(
        text.isEmpty()
            ? BinText.title(distribution.column())
            : BinText.title(distribution.column()) + ", " + text);
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
    double width = getWidth();
    double height = getHeight() - AXIS;
    int most = distribution.bins().stream().mapToInt(Distribution.Bin::count).max().orElse(1);
    double step = width / bars.size();
    for (int i = 0; i < bars.size(); i++) {
      double left = Math.round(i * step);
      double right = Math.round((i + 1) * step) - (step > 5 ? 2 : step > 2 ? 1 : 0);
      int count = distribution.bins().get(i).count();
      // The rarest must be seen, too: they are what one looks for.
      double tall = count == 0 ? 0 : Math.max(3, (height - 4) * count / most);
      bars.get(i).resizeRelocate(left, height - tall, Math.max(1, right - left), tall);
    }
    baseLine.resizeRelocate(0, height, width, 1);
    layoutTicks(width, height, step);
  }

  private void layoutTicks(double width, double height, double step) {
    int every = Math.max(1, (int) Math.ceil(TICK_ROOM / step));
    List<String> texts = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    List<Distribution.Bin> bins = distribution.bins();
    int first = !bins.isEmpty() && Double.isInfinite(bins.getFirst().from()) ? 1 : 0;
    if (first == 1) {
      texts.add("silent");
      places.add(0.0);
    }
    for (int i = first; i <= bins.size(); i += every) {
      double x = i * step;
      if (i == first && first == 1 && x < TICK_ROOM) {
        continue;
      }
      texts.add(
          BinText.edge(
              distribution.column(), i < bins.size() ? bins.get(i).from() : bins.getLast().to()));
      places.add(x);
    }
    while (ticks.size() < texts.size()) {
      Label tick = new Label();
      tick.getStyleClass().add("tick");
      tick.setMouseTransparent(true);
      ticks.add(tick);
      getChildren().add(tick);
    }
    for (int i = 0; i < ticks.size(); i++) {
      Label tick = ticks.get(i);
      tick.setVisible(i < texts.size());
      if (i < texts.size()) {
        tick.setText(texts.get(i));
        double wide = tick.prefWidth(-1);
        double x = Math.clamp(places.get(i) - wide / 2, 0, Math.max(0, width - wide));
        layoutInArea(tick, x, height + 3, wide, AXIS, 0, javafx.geometry.HPos.LEFT, VPos.TOP);
      }
    }
  }
}
