package org.wavecrate.gui.sound;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.Peaks;
import org.wavecrate.plot.Tick;
import org.wavecrate.plot.Ticks;
import org.wavecrate.plot.TimeRange;

/// Draws one channel's waveform: the extremes of each pixel column with the RMS inside them, and
/// single samples joined by lines once they are wider than a pixel.
final class WavePainter {
  /// Wider than this many pixels, each sample gets a dot.
  private static final double DOT_FROM = 6;

  private final GraphicsContext graphics;
  private final Inks inks;
  private final double columnWidth;

  /// @param pixelScale device pixels per logical pixel
  WavePainter(GraphicsContext graphics, Inks inks, double pixelScale) {
    this.graphics = graphics;
    this.inks = inks;
    this.columnWidth = 1 / pixelScale;
  }

  /// What lies behind the waveform: a surface with a line at each mark of its axis.
  void lane(Rectangle2D lane, Ticks ticks, double limit) {
    graphics.setFill(inks.lane());
    graphics.fillRect(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    graphics.setStroke(inks.grid());
    graphics.setLineWidth(1);
    for (Tick tick : ticks.ticks()) {
      double y = Math.round(y(lane, tick.value(), limit)) + 0.5;
      if (y > lane.getMinY() && y < lane.getMaxY()) {
        graphics.strokeLine(lane.getMinX(), y, lane.getMaxX(), y);
      }
    }
  }

  /// @param limit the amplitude at the lane's upper edge, and negated at its lower
  void paint(PeakPyramid channel, TimeRange time, Rectangle2D lane, double limit) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    graphics.clip();
    double samplesPerColumn = time.length() / lane.getWidth() * columnWidth;
    if (samplesPerColumn >= 1) {
      paintColumns(channel, time, lane, limit);
    } else {
      paintSamples(channel, time, lane, limit);
    }
    graphics.restore();
  }

  private void paintColumns(PeakPyramid channel, TimeRange time, Rectangle2D lane, double limit) {
    int columns = (int) Math.round(lane.getWidth() / columnWidth);
    Peaks peaks =
        channel.peaks(
            (long) Math.floor(time.from()),
            Math.max((long) Math.floor(time.from()) + 1, (long) Math.floor(time.to())),
            columns);
    for (int i = 0; i < columns; i++) {
      double x = lane.getMinX() + i * columnWidth;
      if (peaks.invalid()[i] > 0) {
        graphics.setFill(inks.clip());
        graphics.fillRect(x, lane.getMinY(), columnWidth, lane.getHeight());
      }
      if (peaks.isEmpty(i)) {
        continue;
      }
      // A column also reaches to its neighbour, so that a steep line has no gaps.
      double low = peaks.min()[i];
      double high = peaks.max()[i];
      if (i > 0 && !peaks.isEmpty(i - 1)) {
        low = Math.min(low, peaks.max()[i - 1]);
        high = Math.max(high, peaks.min()[i - 1]);
      }
      graphics.setFill(inks.wave());
      bar(lane, x, low, high, limit);
      double rms = peaks.rms()[i];
      graphics.setFill(inks.core());
      bar(lane, x, Math.max(low, -rms), Math.min(high, rms), limit);
      if (peaks.clipped()[i] > 0) {
        graphics.setFill(inks.clip());
        graphics.fillRect(x, lane.getMinY(), Math.max(1, columnWidth), 3);
        graphics.fillRect(x, lane.getMaxY() - 3, Math.max(1, columnWidth), 3);
      }
    }
  }

  private void bar(Rectangle2D lane, double x, double low, double high, double limit) {
    if (low > high) {
      return;
    }
    double top = y(lane, high, limit);
    double height = Math.max(columnWidth, y(lane, low, limit) - top);
    graphics.fillRect(x, top, columnWidth, height);
  }

  private void paintSamples(PeakPyramid channel, TimeRange time, Rectangle2D lane, double limit) {
    int first = (int) Math.max(0, Math.floor(time.from()) - 1);
    int end = (int) Math.min(channel.size(), Math.ceil(time.to()) + 1);
    float[] samples = channel.samples();
    double sampleWidth = lane.getWidth() / time.length();
    graphics.setStroke(inks.wave());
    graphics.setLineWidth(1.25);
    graphics.beginPath();
    boolean joined = false;
    for (int i = first; i < end; i++) {
      if (!Float.isFinite(samples[i])) {
        joined = false;
        continue;
      }
      double x = lane.getMinX() + time.position(i + 0.5) * lane.getWidth();
      double y = y(lane, samples[i], limit);
      if (joined) {
        graphics.lineTo(x, y);
      } else {
        graphics.moveTo(x, y);
      }
      joined = true;
    }
    graphics.stroke();
    for (int i = first; i < end && sampleWidth >= DOT_FROM; i++) {
      if (Float.isFinite(samples[i])) {
        double x = lane.getMinX() + time.position(i + 0.5) * lane.getWidth();
        graphics.setFill(inks.core());
        graphics.fillOval(x - 2.5, y(lane, samples[i], limit) - 2.5, 5, 5);
      }
    }
    graphics.setLineWidth(1);
  }

  private static double y(Rectangle2D lane, double amplitude, double limit) {
    return lane.getMinY() + lane.getHeight() * (1 - amplitude / limit) / 2;
  }
}
