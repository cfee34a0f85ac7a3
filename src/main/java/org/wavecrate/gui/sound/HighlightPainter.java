package org.wavecrate.gui.sound;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.wavecrate.plot.TimeRange;

/// Draws stretches of time that something is said about: a veil over waveforms, which leaves their
/// shape to be seen, and over pictures, whose colours mean something, a bar along the top between
/// two lines.
final class HighlightPainter {
  private static final double VEIL = 0.16;
  private static final double LEAST_WIDTH = 2;
  private static final double BAR = 4;
  private static final Color EDGE = Color.color(0, 0, 0, 0.55);
  private static final Color LINE = Color.color(1, 1, 1, 0.75);

  private final GraphicsContext graphics;
  private final Inks inks;
  private final Frame frame;

  HighlightPainter(GraphicsContext graphics, Inks inks, Frame frame) {
    this.graphics = graphics;
    this.inks = inks;
    this.frame = frame;
  }

  /// @param stretches in order of time; those that touch on the screen are drawn as one
  void paint(List<TimeRange> stretches) {
    double left = Double.NaN;
    double right = Double.NEGATIVE_INFINITY;
    for (TimeRange stretch : stretches) {
      if (stretch.to() <= frame.time().from() || stretch.from() >= frame.time().to()) {
        continue;
      }
      double from = Math.floor(Math.max(frame.left(), frame.x(stretch.from())));
      double to = Math.ceil(Math.min(frame.right(), frame.x(stretch.to())));
      if (from <= right + 1) {
        right = Math.max(right, to);
        continue;
      }
      paint(left, right);
      left = from;
      right = Math.max(to, from + LEAST_WIDTH);
    }
    paint(left, right);
  }

  private void paint(double left, double right) {
    if (!(right > left)) {
      return;
    }
    for (Rectangle2D lane : frame.waves()) {
      graphics.setFill(inks.clip().deriveColor(0, 1, 1, VEIL));
      graphics.fillRect(left, lane.getMinY(), right - left, lane.getHeight());
    }
    for (Rectangle2D lane : frame.pictures()) {
      if (right - left > 4 * LEAST_WIDTH) {
        line(left, lane);
        line(right - 1, lane);
      }
      graphics.setFill(EDGE);
      graphics.fillRect(left - 1, lane.getMinY(), right - left + 2, BAR + 1);
      graphics.setFill(inks.clip());
      graphics.fillRect(left, lane.getMinY(), right - left, BAR);
    }
  }

  private void line(double x, Rectangle2D lane) {
    graphics.setFill(EDGE);
    graphics.fillRect(x - 1, lane.getMinY(), 3, lane.getHeight());
    graphics.setFill(LINE);
    graphics.fillRect(x, lane.getMinY(), 1, lane.getHeight());
  }
}
