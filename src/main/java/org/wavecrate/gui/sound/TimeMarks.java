package org.wavecrate.gui.sound;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.TimeRange;

/// Marks of time in a picture of sound: the selection, the cursor, the play head.
final class TimeMarks extends Pane {
  private static final double FLAG = 5;

  private final TimeView time;
  private final Rectangle selection = new Rectangle();
  private final Line cursor = new Line();
  private final Polygon flag = new Polygon(-FLAG, 0, FLAG, 0, 0, FLAG + 1);
  private final Line playhead = new Line();
  private final Line playheadEdge = new Line();
  private Optional<PlotGeometry> frame = Optional.empty();

  TimeMarks(TimeView time) {
    this.time = time;
    setMouseTransparent(true);
    mark(selection, "selection");
    mark(cursor, "cursor");
    mark(flag, "cursor-flag");
    mark(playheadEdge, "playhead-edge");
    mark(playhead, "playhead");
    time.selection().subscribe(this::place);
    time.cursor().subscribe(this::place);
    time.playhead().subscribe(this::place);
  }

  private void mark(Node node, String style) {
    node.getStyleClass().add(style);
    node.setManaged(false);
    node.setVisible(false);
    getChildren().add(node);
  }

  /// Follows the picture below; empty while there is none.
  void update(Optional<PlotGeometry> shown) {
    frame = shown;
    place();
  }

  private void place() {
    if (frame.isEmpty()) {
      getChildren().forEach(node -> node.setVisible(false));
      return;
    }
    PlotGeometry shown = frame.get();
    placeSelection(shown, time.selection().get());
    boolean visible = placeLine(cursor, shown, time.cursor().get());
    flag.setVisible(visible);
    flag.relocate(cursor.getStartX() - FLAG, shown.top());
    placeLine(playheadEdge, shown, time.playhead().get());
    placeLine(playhead, shown, time.playhead().get());
  }

  private void placeSelection(PlotGeometry shown, Optional<TimeRange> selected) {
    double left =
        Math.clamp(selected.map(s -> shown.x(s.from())).orElse(0.0), shown.left(), shown.right());
    double right =
        Math.clamp(selected.map(s -> shown.x(s.to())).orElse(0.0), shown.left(), shown.right());
    selection.setX(left);
    selection.setWidth(right - left);
    selection.setY(shown.top());
    selection.setHeight(shown.bottom() - shown.top());
    selection.setVisible(right > left);
  }

  private static boolean placeLine(Line line, PlotGeometry shown, OptionalDouble at) {
    double x = shown.x(at.orElse(-1));
    boolean visible = at.isPresent() && x >= shown.left() - 0.5 && x <= shown.right() + 0.5;
    line.setVisible(visible);
    if (visible) {
      double middle = Math.round(x) + 0.5;
      line.setStartX(middle);
      line.setEndX(middle);
      line.setStartY(shown.top());
      line.setEndY(shown.bottom());
    }
    return visible;
  }
}
