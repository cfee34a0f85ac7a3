package org.wavecrate.gui.sound;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.wavecrate.content.LabelTrack;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

/// Draws labels over time: runs of equal class numbers as blocks with their names, other numbers as
/// a curve.
final class LabelPainter {
  /// Narrower blocks have no room for words.
  private static final double LEAST_TEXT = 18;

  /// Apart enough on the colour wheel that neighbours in number look different.
  private static final double HUE_STEP = 137.5;

  private final GraphicsContext graphics;
  private final Inks inks;

  LabelPainter(GraphicsContext graphics, Inks inks) {
    this.graphics = graphics;
    this.inks = inks;
  }

  /// @param length of the example, in samples or frames
  void paint(LabelTrack track, Rectangle2D lane, TimeRange time, long length) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    graphics.clip();
    graphics.setFill(inks.lane());
    graphics.fillRect(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    if (track.whole()) {
      blocks(track, lane, time, length);
    } else {
      curve(track, lane, time, length);
    }
    graphics.restore();
  }

  private void blocks(LabelTrack track, Rectangle2D lane, TimeRange time, long length) {
    graphics.setFont(inks.font());
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setTextAlign(TextAlignment.LEFT);
    float[] values = track.values();
    int step = track.step(time.from() / length);
    int last = track.step(time.to() / length);
    double stepLength = (double) length / values.length;
    while (step <= last) {
      int end = step + 1;
      while (end <= last && values[end] == values[step]) {
        end++;
      }
      double left = Math.max(lane.getMinX(), x(lane, time, step * stepLength));
      double right = Math.min(lane.getMaxX(), x(lane, time, end * stepLength));
      block(track, step, lane, left, Math.max(left + 1, right));
      step = end;
      // Runs narrower than a pixel: on to the next pixel.
      double next = time.at((Math.floor(right) + 1 - lane.getMinX()) / lane.getWidth());
      if (right - left < 1) {
        step = Math.max(step, (int) Math.min(last + 1.0, next / stepLength));
      }
    }
  }

  private void block(LabelTrack track, int step, Rectangle2D lane, double left, double right) {
    float value = track.values()[step];
    Color color = Color.hsb((210 + value * HUE_STEP) % 360, value == 0 ? 0.12 : 0.5, 0.62);
    graphics.setFill(color);
    graphics.fillRect(left, lane.getMinY(), Math.max(1, right - left - 1), lane.getHeight());
    if (right - left >= LEAST_TEXT) {
      graphics.save();
      graphics.beginPath();
      graphics.rect(left, lane.getMinY(), right - left - 2, lane.getHeight());
      graphics.clip();
      graphics.setFill(Color.WHITE);
      graphics.fillText(track.text(step), left + 5, lane.getMinY() + lane.getHeight() / 2);
      graphics.restore();
    }
  }

  private void curve(LabelTrack track, Rectangle2D lane, TimeRange time, long length) {
    ValueRange range = ValueRange.of(track.values());
    double stepLength = (double) length / track.values().length;
    graphics.setStroke(inks.wave());
    graphics.setLineWidth(1.25);
    graphics.beginPath();
    double first = Double.NaN;
    for (double x = lane.getMinX(); x <= lane.getMaxX(); x += 0.5) {
      double at = time.at((x - lane.getMinX()) / lane.getWidth());
      float value = track.values()[track.step(at / stepLength / track.values().length)];
      double y = lane.getMaxY() - 2 - range.position(value) * (lane.getHeight() - 4);
      if (Double.isNaN(y)) {
        first = Double.NaN;
      } else if (Double.isNaN(first)) {
        graphics.moveTo(x, y);
        first = y;
      } else {
        graphics.lineTo(x, y);
      }
    }
    graphics.stroke();
    graphics.setLineWidth(1);
  }

  private static double x(Rectangle2D lane, TimeRange time, double at) {
    return lane.getMinX() + time.position(at) * lane.getWidth();
  }
}
