package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// A slider with one thumb, or with two for the ends of a range.
final class SpanSlider extends Region {
  private static final double THUMB = 13;
  private static final double TRACK = 4;
  private static final double KEY_STEP = 0.02;

  private final Region track = new Region();
  private final Region fill = new Region();
  private final List<Region> thumbs = new ArrayList<>();
  private final Consumer<List<Double>> changed;
  private final Runnable done;
  private SliderRange travel = new SliderRange(0, 1, false, false);
  private List<Double> values;
  private int held = -1;

  /// @param count of thumbs, 1 or 2
  /// @param changed hears of every change while it is dragged
  /// @param done hears when it is let go
  SpanSlider(int count, Consumer<List<Double>> changed, Runnable done) {
    this.changed = changed;
    this.done = done;
    values = count == 1 ? List.of(0.0) : List.of(0.0, 1.0);
    getStyleClass().add("span-slider");
    track.getStyleClass().add("track");
    fill.getStyleClass().add("fill");
    getChildren().addAll(track, fill);
    for (int i = 0; i < count; i++) {
      Region thumb = new Region();
      int number = i;
      thumb.getStyleClass().add("thumb");
      thumb.setFocusTraversable(true);
      thumb.setAccessibleRole(AccessibleRole.SLIDER);
      thumb.setMouseTransparent(true);
      thumb.setOnKeyPressed(event -> press(event, number));
      thumbs.add(thumb);
      getChildren().add(thumb);
    }
    setMinSize(60, 18);
    setPrefHeight(18);
    setMaxHeight(18);
    setOnMousePressed(this::grab);
    setOnMouseDragged(event -> drag(event.getX()));
    setOnMouseReleased(
        event -> {
          held = -1;
          this.done.run();
        });
  }

  void name(List<String> names) {
    for (int i = 0; i < thumbs.size(); i++) {
      thumbs.get(i).setAccessibleText(names.get(i));
    }
  }

  void show(SliderRange shown, List<Double> now) {
    // While it is dragged the scale must not slip away under the pointer.
    travel = held < 0 ? shown : travel;
    values = List.copyOf(now);
    for (int i = 0; i < thumbs.size(); i++) {
      thumbs.get(i).setAccessibleHelp(SliderRange.text(values.get(i)));
    }
    requestLayout();
  }

  private double span() {
    return Math.max(1, getWidth() - THUMB);
  }

  private double x(int thumb) {
    return THUMB / 2 + travel.position(values.get(thumb)) * span();
  }

  private void grab(MouseEvent event) {
    held = 0;
    if (thumbs.size() == 2) {
      double first = Math.abs(event.getX() - x(0));
      double second = Math.abs(event.getX() - x(1));
      held = first < second || first == second && event.getX() < x(0) ? 0 : 1;
    }
    thumbs.get(held).requestFocus();
    drag(event.getX());
    event.consume();
  }

  private void drag(double x) {
    if (held >= 0) {
      move(held, travel.at((x - THUMB / 2) / span()));
    }
  }

  private void press(KeyEvent event, int thumb) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    double by =
        switch (event.getCode()) {
          case LEFT, DOWN -> -1;
          case RIGHT, UP -> 1;
          default -> 0;
        };
    if (by != 0) {
      double now = values.get(thumb);
      double next = travel.at(travel.position(now) + by * KEY_STEP);
      move(thumb, travel.whole() && next == now ? now + by : next);
      event.consume();
    }
  }

  private void move(int thumb, double value) {
    List<Double> next = new ArrayList<>(values);
    next.set(thumb, value);
    if (next.size() == 2 && next.getFirst() > next.getLast()) {
      // The ends do not pass each other.
      next.set(thumb, values.get(1 - thumb));
    }
    if (!next.equals(values)) {
      changed.accept(next);
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return 120;
  }

  @Override
  protected void layoutChildren() {
    double middle = getHeight() / 2;
    double first = thumbs.size() == 2 ? x(0) : THUMB / 2;
    double last = x(thumbs.size() - 1);
    track.resizeRelocate(0, middle - TRACK / 2, getWidth(), TRACK);
    fill.resizeRelocate(first, middle - TRACK / 2, Math.max(0, last - first), TRACK);
    for (int i = 0; i < thumbs.size(); i++) {
      thumbs.get(i).resizeRelocate(x(i) - THUMB / 2, middle - THUMB / 2, THUMB, THUMB);
    }
  }
}
