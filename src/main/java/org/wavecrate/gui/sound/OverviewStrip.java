package org.wavecrate.gui.sound;

import java.util.List;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.wavecrate.gui.Presence;
import org.wavecrate.plot.DrawingCanvas;
import org.wavecrate.plot.Envelope;
import org.wavecrate.plot.FigureData;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.TimeRange;

/// The whole sound in a strip, with a window around what is visible: drag it to scroll, its edges
/// to zoom; where all is visible, drag out the part to see. A double click shows all again.
public final class OverviewStrip extends Region {
  private static final double HEIGHT = 34;
  private static final double GAP = 4;
  private static final double GRIP = 5;
  private static final double LEAST_DRAG = 3;
  private static final double LEAST_WINDOW = 3;

  private enum Hold {
    NOTHING,
    WINDOW,
    LEFT_EDGE,
    RIGHT_EDGE
  }

  private final TimeView time;
  private final Inks inks = new Inks();
  private final TiledCanvas canvas = new TiledCanvas(new FxCanvas.Resources(), this::paint);
  private final Rectangle before = node("shade");
  private final Rectangle after = node("shade");
  private final Rectangle selected = node("selection");
  private final Rectangle window = node("window");
  private Optional<FigureData> data = Optional.empty();
  private boolean wanted = true;
  private Hold hold = Hold.NOTHING;
  private double pressedX;
  private TimeRange pressedView = new TimeRange(0, 1);

  /// @param time what is visible; shared with the view above
  public OverviewStrip(TimeView time) {
    this.time = time;
    getStyleClass().add("overview-strip");
    setMinHeight(HEIGHT + GAP);
    setMaxHeight(HEIGHT + GAP);
    setPrefHeight(HEIGHT + GAP);
    getChildren().addAll(inks, canvas, selected, before, after, window);
    inks.onChange(canvas::repaint);
    time.visible().subscribe(this::place);
    time.bounds().subscribe(canvas::repaint);
    time.selection().subscribe(this::place);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseMoved(event -> setCursor(cursor(holdAt(event.getX()))));
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            time.fit();
          }
        });
  }

  private static Rectangle node(String style) {
    Rectangle node = new Rectangle();
    node.getStyleClass().add(style);
    node.setManaged(false);
    node.setMouseTransparent(true);
    return node;
  }

  /// Shows another sound; nothing to draw hides the strip.
  public void show(Optional<FigureData> shown) {
    data = shown;
    Presence.show(this, wanted && shown.isPresent());
    canvas.repaint();
    place();
  }

  /// Whether it is to be seen where there is something to draw.
  public void setWanted(boolean now) {
    wanted = now;
    show(data);
  }

  private double left() {
    return PlotGeometry.LEFT;
  }

  private double width() {
    return Math.max(1, Math.floor(getWidth() - PlotGeometry.LEFT - PlotGeometry.RIGHT));
  }

  private double x(double sample) {
    return left() + Math.clamp(time.bounds().get().position(sample), 0, 1) * width();
  }

  private double sample(double x) {
    return time.bounds().get().at(Math.clamp((x - left()) / width(), 0, 1));
  }

  @Override
  protected void layoutChildren() {
    canvas.resizeRelocate(0, 0, getWidth(), getHeight());
    canvas.requestLayout();
    place();
  }

  private void place() {
    TimeRange visible = time.visible().get();
    double from = Math.round(x(visible.from()));
    double to = Math.max(from + LEAST_WINDOW, Math.round(x(visible.to())));
    put(before, left(), from);
    put(after, to, left() + width());
    put(window, from + 0.5, to - 0.5);
    Optional<TimeRange> range = time.selection().get();
    put(
        selected,
        range.map(each -> x(each.from())).orElse(0.0),
        range.map(each -> x(each.to())).orElse(0.0));
    for (Node shade : List.of(before, after, window)) {
      shade.setVisible(!time.isFitted());
    }
  }

  private static void put(Rectangle node, double from, double to) {
    node.setX(from);
    node.setY(0.5);
    node.setWidth(Math.max(0, to - from));
    node.setHeight(HEIGHT - 1);
  }

  private Hold holdAt(double x) {
    if (time.isFitted()) {
      return Hold.NOTHING;
    }
    TimeRange visible = time.visible().get();
    double from = x(visible.from());
    double to = x(visible.to());
    boolean wide = to - from > 3 * GRIP;
    if (wide && Math.abs(x - from) <= GRIP) {
      return Hold.LEFT_EDGE;
    }
    if (wide && Math.abs(x - to) <= GRIP) {
      return Hold.RIGHT_EDGE;
    }
    return x >= from - GRIP && x <= to + GRIP ? Hold.WINDOW : Hold.NOTHING;
  }

  private static Cursor cursor(Hold hold) {
    return switch (hold) {
      case NOTHING -> Cursor.DEFAULT;
      case WINDOW -> Cursor.OPEN_HAND;
      case LEFT_EDGE, RIGHT_EDGE -> Cursor.H_RESIZE;
    };
  }

  private void press(MouseEvent event) {
    pressedX = event.getX();
    hold = holdAt(pressedX);
    if (hold == Hold.NOTHING && !time.isFitted()) {
      // The window comes to where it is wanted, and goes along from there.
      time.moveTo(sample(pressedX) - time.visible().get().length() / 2);
      hold = Hold.WINDOW;
    }
    pressedView = time.visible().get();
  }

  private void drag(MouseEvent event) {
    double now = sample(event.getX());
    double moved = now - sample(pressedX);
    if (Math.abs(event.getX() - pressedX) < LEAST_DRAG) {
      return;
    }
    switch (hold) {
      case WINDOW -> time.moveTo(pressedView.from() + moved);
      case LEFT_EDGE -> show(now, pressedView.to());
      case RIGHT_EDGE -> show(pressedView.from(), now);
      case NOTHING -> show(sample(pressedX), now);
    }
  }

  private void show(double from, double to) {
    if (from != to) {
      time.showOnly(new TimeRange(Math.min(from, to), Math.max(from, to)));
    }
  }

  private void paint(DrawingCanvas target) {
    Palette palette = inks.palette();
    if (data.isPresent()) {
      target.rectangle(palette.panel(), left(), 0, width(), HEIGHT);
      double part = Math.min(1, data.get().length() / time.bounds().get().length());
      Envelope.paint(target, data.get(), palette, left(), 0, width() * part, HEIGHT);
    }
  }
}
