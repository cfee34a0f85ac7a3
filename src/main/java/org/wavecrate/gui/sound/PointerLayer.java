package org.wavecrate.gui.sound;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.wavecrate.content.Content;
import org.wavecrate.plot.TimeRange;

/// What the mouse does to a picture of sound: a line and a read-out where it points, a selection
/// where it drags, zoom with Ctrl and the wheel, scrolling with Shift and the wheel.
final class PointerLayer extends Pane {
  private static final double ZOOM_STEP = 1.25;
  private static final double SCROLL_STEP = 0.12;

  /// A drag shorter than this is a click.
  private static final double LEAST_DRAG = 3;

  private final TimeView time;
  private final Rectangle selection = new Rectangle();
  private final Line waveLine = new Line();
  private final Line pictureLine = new Line();
  private final Label readOut = new Label();
  private Optional<Frame> frame = Optional.empty();
  private Readings readings = new Readings(new Content.Nothing(""), java.util.List.of(), 1, 1);
  private double pressedX;
  private double pressedSample;
  private double pointerX = -1;
  private double pointerY = -1;

  PointerLayer(TimeView time) {
    this.time = time;
    selection.getStyleClass().add("selection");
    waveLine.getStyleClass().addAll("pointer-line", "over-wave");
    pictureLine.getStyleClass().addAll("pointer-line", "over-picture");
    readOut.getStyleClass().add("read-out");
    for (var node : new javafx.scene.Node[] {selection, waveLine, pictureLine, readOut}) {
      node.setManaged(false);
      node.setMouseTransparent(true);
      node.setVisible(false);
    }
    getChildren().addAll(selection, waveLine, pictureLine, readOut);
    setPickOnBounds(true);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseMoved(event -> point(event.getX(), event.getY()));
    setOnMouseExited(event -> point(-1, -1));
    setOnMouseClicked(this::click);
    setOnScroll(this::scroll);
  }

  /// Follows the picture below.
  void update(Frame shown, Readings words) {
    frame = words.content() instanceof Content.Nothing ? Optional.empty() : Optional.of(shown);
    readings = words;
    placeSelection();
    point(pointerX, pointerY);
  }

  private void placeSelection() {
    Optional<TimeRange> selected = time.selection().get();
    selection.setVisible(frame.isPresent() && selected.isPresent());
    if (frame.isPresent() && selected.isPresent()) {
      Frame shown = frame.get();
      double left = Math.clamp(shown.x(selected.get().from()), shown.left(), shown.right());
      double right = Math.clamp(shown.x(selected.get().to()), shown.left(), shown.right());
      selection.setX(left);
      selection.setWidth(right - left);
      selection.setY(shown.top());
      selection.setHeight(shown.bottom() - shown.top());
      selection.setVisible(right > left);
    }
  }

  private void point(double x, double y) {
    pointerX = x;
    pointerY = y;
    boolean inside =
        frame.isPresent()
            && x >= frame.get().left()
            && x <= frame.get().right()
            && y >= frame.get().top()
            && y <= frame.get().bottom();
    waveLine.setVisible(inside && !frame.get().waves().isEmpty());
    pictureLine.setVisible(inside);
    String words = inside ? readings.at(frame.get(), x, y) : "";
    readOut.setVisible(!words.isEmpty());
    if (!inside) {
      return;
    }
    double split = frame.get().pictures().getFirst().getMinY();
    placeLine(waveLine, x, frame.get().top(), split);
    placeLine(pictureLine, x, split, frame.get().bottom());
    readOut.setText(words);
    readOut.autosize();
    double left = x + 14;
    if (left + readOut.getWidth() > frame.get().right()) {
      left = x - 14 - readOut.getWidth();
    }
    double top = y - 14 - readOut.getHeight();
    readOut.relocate(Math.max(0, left), top < 0 ? y + 18 : top);
  }

  private static void placeLine(Line line, double x, double top, double bottom) {
    line.setStartX(Math.round(x) + 0.5);
    line.setEndX(Math.round(x) + 0.5);
    line.setStartY(top);
    line.setEndY(bottom);
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressedX = event.getX();
    frame.ifPresent(shown -> pressedSample = shown.sample(event.getX()));
  }

  private void drag(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && frame.isPresent()) {
      if (Math.abs(event.getX() - pressedX) >= LEAST_DRAG) {
        time.select(pressedSample, frame.get().sample(event.getX()));
      }
      point(event.getX(), event.getY());
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (event.getClickCount() == 2) {
      time.selection().get().ifPresentOrElse(time::showOnly, time::fit);
    } else if (event.isStillSincePress()) {
      time.clearSelection();
    }
  }

  private void scroll(ScrollEvent event) {
    // With Shift, some platforms turn the wheel's movement sideways.
    double moved = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    if (frame.isEmpty() || moved == 0) {
      return;
    }
    double notches = moved / Math.max(1, event.getMultiplierY());
    if (event.isShortcutDown() || event.isControlDown()) {
      time.zoom(frame.get().sample(event.getX()), Math.pow(ZOOM_STEP, -notches));
      event.consume();
    } else if (event.isShiftDown() || event.getDeltaY() == 0) {
      time.scroll(-notches * SCROLL_STEP);
      event.consume();
    }
  }
}
