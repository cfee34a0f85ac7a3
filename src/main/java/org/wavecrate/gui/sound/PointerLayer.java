package org.wavecrate.gui.sound;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

/// The mouse over a picture of sound: a line and a read-out at the pointer; a click sets where
/// playing begins; dragging selects, with Ctrl zooms into the box that it draws, and with the
/// middle button drags the picture; the wheel scrolls or zooms time, as set, zooms it with Ctrl,
/// scrolls with Shift, and zooms frequency on its axis or with Ctrl and Shift, or Alt (which some
/// window managers keep for themselves).
final class PointerLayer extends Pane {
  private static final double ZOOM_STEP = 1.25;
  private static final double SCROLL_STEP = 0.12;

  /// A drag shorter than this is a click.
  private static final double LEAST_DRAG = 3;

  /// An edge of the selection can be taken hold of from this far, in pixels.
  private static final double GRIP = 4;

  private final TimeView time;
  private final FrequencyView frequency;
  private final Line waveLine = new Line();
  private final Line pictureLine = new Line();
  private final Rectangle zoomBox = new Rectangle();
  private final DigitsLabel readOut = new DigitsLabel();
  private final ObjectProperty<WheelUse> wheel = new SimpleObjectProperty<>(WheelUse.SCROLL);
  private Optional<PlotGeometry> frame = Optional.empty();
  private Readings readings = Readings.NONE;
  private double pressedX;
  private double pressedY;
  private boolean boxing;
  private double anchor;
  private boolean dragging;
  private TimeRange panned = new TimeRange(0, 1);
  private double pointerX = -1;
  private double pointerY = -1;

  PointerLayer(TimeView time, FrequencyView frequency) {
    this.time = time;
    this.frequency = frequency;
    waveLine.getStyleClass().addAll("pointer-line", "over-wave");
    pictureLine.getStyleClass().addAll("pointer-line", "over-picture");
    readOut.getStyleClass().add("read-out");
    for (Node node : new Node[] {waveLine, pictureLine, zoomBox, readOut}) {
      node.setManaged(false);
      node.setMouseTransparent(true);
      node.setVisible(false);
    }
    zoomBox.getStyleClass().add("zoom-box");
    getChildren().addAll(waveLine, pictureLine, zoomBox, readOut);
    setPickOnBounds(true);
    setFocusTraversable(true);
    setAccessibleText("Sound; drag to select, Space plays");
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseMoved(event -> point(event.getX(), event.getY()));
    setOnMouseExited(event -> point(-1, -1));
    setOnMouseClicked(this::click);
    setOnScroll(this::scroll);
  }

  /// Follows the picture below; empty while there is none.
  void update(Optional<PlotGeometry> shown, Readings words) {
    frame = shown;
    readings = words;
    point(pointerX, pointerY);
  }

  /// The wheel's effect without a key.
  ObjectProperty<WheelUse> wheel() {
    return wheel;
  }

  /// The time that is pointed at.
  OptionalDouble pointed() {
    return frame.isPresent() && frame.get().contains(pointerX, pointerY)
        ? OptionalDouble.of(frame.get().sample(pointerX))
        : OptionalDouble.empty();
  }

  private void point(double x, double y) {
    pointerX = x;
    pointerY = y;
    boolean inside = frame.isPresent() && frame.get().contains(x, y);
    waveLine.setVisible(inside && !frame.get().waves().isEmpty());
    pictureLine.setVisible(inside);
    String words = inside ? readings.at(frame.get(), x, y) : "";
    readOut.setVisible(!words.isEmpty());
    showCursor(inside, x);
    if (!inside) {
      return;
    }
    double split = frame.get().pictures().getFirst().y();
    placeLine(waveLine, x, frame.get().top(), split);
    placeLine(pictureLine, x, split, frame.get().bottom());
    readOut.setText(words);
    readOut.autosize();
    double left = x + 14;
    if (left + readOut.getWidth() > frame.get().right()) {
      left = x - 14 - readOut.getWidth();
    }
    double top = y - 14 - readOut.getHeight();
    readOut.relocate(Math.round(Math.max(0, left)), Math.round(top < 0 ? y + 18 : top));
  }

  private void showCursor(boolean inside, double x) {
    Cursor wanted =
        !inside ? Cursor.DEFAULT : edgeAt(x).isPresent() ? Cursor.H_RESIZE : Cursor.CROSSHAIR;
    if (getCursor() != wanted) {
      setCursor(wanted);
    }
  }

  private static void placeLine(Line line, double x, double top, double bottom) {
    line.setStartX(Math.round(x) + 0.5);
    line.setEndX(Math.round(x) + 0.5);
    line.setStartY(top);
    line.setEndY(bottom);
  }

  /// The end of the selection opposite to the one at `x`.
  private OptionalDouble edgeAt(double x) {
    Optional<TimeRange> selected = time.selection().get();
    if (selected.isEmpty() || frame.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (Math.abs(frame.get().x(selected.get().from()) - x) <= GRIP) {
      return OptionalDouble.of(selected.get().to());
    }
    return Math.abs(frame.get().x(selected.get().to()) - x) <= GRIP
        ? OptionalDouble.of(selected.get().from())
        : OptionalDouble.empty();
  }

  private void press(MouseEvent event) {
    requestFocus();
    if (frame.isEmpty()) {
      return;
    }
    pressedX = event.getX();
    pressedY = event.getY();
    boxing = event.getButton() == MouseButton.PRIMARY && event.isShortcutDown();
    dragging = false;
    panned = time.visible().get();
    double sample = frame.get().sample(event.getX());
    anchor = edgeAt(event.getX()).orElse(sample);
    if (event.getButton() == MouseButton.PRIMARY && event.isShiftDown()) {
      time.extend(sample);
      TimeRange selected = time.selection().get().orElse(new TimeRange(sample, sample + 1));
      anchor = sample == selected.from() ? selected.to() : selected.from();
      dragging = true;
    }
  }

  private void drag(MouseEvent event) {
    if (frame.isEmpty()) {
      return;
    }
    dragging |= Math.abs(event.getX() - pressedX) >= LEAST_DRAG;
    if (boxing) {
      drawBox(event);
    } else if (event.getButton() == MouseButton.MIDDLE) {
      time.moveTo(
          panned.from() + (pressedX - event.getX()) / frame.get().width() * panned.length());
    } else if (event.getButton() == MouseButton.PRIMARY && dragging) {
      time.select(anchor, frame.get().sample(event.getX()));
    }
    point(event.getX(), event.getY());
  }

  private void drawBox(MouseEvent event) {
    PlotGeometry shown = frame.orElseThrow();
    double x = Math.clamp(event.getX(), shown.left(), shown.right());
    Optional<Box> picture = shown.pictureAt(pressedY).map(shown.pictures()::get);
    double top = picture.map(Box::y).orElse(shown.top());
    double bottom = picture.map(Box::bottom).orElse(shown.bottom());
    double from = picture.isPresent() ? Math.clamp(pressedY, top, bottom) : top;
    double to = picture.isPresent() ? Math.clamp(event.getY(), top, bottom) : bottom;
    zoomBox.setX(Math.min(pressedX, x));
    zoomBox.setWidth(Math.abs(x - pressedX));
    zoomBox.setY(Math.min(from, to));
    zoomBox.setHeight(Math.abs(to - from));
    zoomBox.setVisible(dragging);
  }

  private void release(MouseEvent event) {
    if (boxing && dragging && frame.isPresent() && zoomBox.getWidth() >= LEAST_DRAG) {
      zoomInto(frame.get());
    }
    zoomBox.setVisible(false);
    boxing = false;
    point(event.getX(), event.getY());
  }

  /// Shows what lies in the box: its time, and its frequencies if it is more than a line.
  private void zoomInto(PlotGeometry shown) {
    TimeRange range =
        new TimeRange(
            shown.sample(zoomBox.getX()), shown.sample(zoomBox.getX() + zoomBox.getWidth()));
    Optional<Box> picture = shown.pictureAt(pressedY).map(shown.pictures()::get);
    if (picture.isPresent() && zoomBox.getHeight() >= LEAST_DRAG) {
      ValueRange visible = frequency.visible().get();
      double low = picture.get().height(zoomBox.getY() + zoomBox.getHeight());
      double high = picture.get().height(zoomBox.getY());
      frequency.showOnly(new ValueRange(visible.at(low), visible.at(high)));
    }
    time.showOnly(range);
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY
        || event.isShortcutDown()
        || frame.isEmpty()
        || dragging) {
      return;
    }
    double sample = frame.get().sample(event.getX());
    Optional<TimeRange> selected =
        time.selection().get().filter(range -> range.from() <= sample && sample <= range.to());
    if (event.getClickCount() == 2) {
      selected.ifPresentOrElse(time::showOnly, this::fit);
    } else if (event.getClickCount() == 1 && edgeAt(event.getX()).isEmpty()) {
      if (selected.isEmpty()) {
        time.clearSelection();
      }
      time.setCursor(sample);
    }
  }

  private void fit() {
    time.fit();
    frequency.fit();
  }

  private void scroll(ScrollEvent event) {
    // With Shift, some platforms turn the wheel's movement sideways.
    double moved = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    if (frame.isEmpty() || moved == 0) {
      return;
    }
    double notches = moved / Math.max(1, event.getMultiplierY());
    double factor = Math.pow(ZOOM_STEP, -notches);
    boolean control = event.isShortcutDown() || event.isControlDown();
    boolean onAxis = event.getX() < frame.get().left();
    if (event.isAltDown() || onAxis || control && event.isShiftDown()) {
      PlotGeometry shown = frame.get();
      shown
          .pictureAt(event.getY())
          .ifPresent(i -> frequency.zoom(shown.pictures().get(i).height(event.getY()), factor));
    } else if (control || !event.isShiftDown() && wheel.get() == WheelUse.ZOOM) {
      time.zoom(frame.get().sample(event.getX()), factor);
    } else {
      time.scroll(-notches * SCROLL_STEP);
    }
    event.consume();
  }
}
