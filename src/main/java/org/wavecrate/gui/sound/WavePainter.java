package org.wavecrate.gui.sound;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.Peaks;
import org.wavecrate.plot.Tick;
import org.wavecrate.plot.Ticks;
import org.wavecrate.plot.TimeRange;

/// Draws one channel's waveform: the extremes of each pixel column with the RMS inside them, single
/// samples joined by lines once they are wider than a pixel, and as dots on stems once they are
/// wider still.
final class WavePainter {
  /// Wider than this many pixels, each sample gets a dot.
  private static final double DOT_FROM = 6;

  /// Wider than this, dots stand on stems.
  private static final double STEM_FROM = 10;

  /// How tall the mark of clipped samples is at the edges of a lane.
  private static final double CLIP_MARK = 3;

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
  void lane(Rectangle2D lane, Ticks ticks, AmplitudeAxis axis) {
    graphics.setFill(inks.lane());
    graphics.fillRect(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    graphics.setStroke(inks.grid());
    graphics.setLineWidth(1);
    for (Tick tick : ticks.ticks()) {
      double y = Math.round(y(lane, tick.value(), axis)) + 0.5;
      if (y > lane.getMinY() && y < lane.getMaxY()) {
        graphics.strokeLine(lane.getMinX(), y, lane.getMaxX(), y);
      }
    }
  }

  void paint(PeakPyramid channel, TimeRange time, Rectangle2D lane, AmplitudeAxis axis) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    graphics.clip();
    double samplesPerColumn = time.length() / lane.getWidth() * columnWidth;
    if (samplesPerColumn >= 1) {
      paintColumns(channel, time, lane, axis, samplesPerColumn);
    } else {
      paintSamples(channel, time, lane, axis);
    }
    graphics.restore();
  }

  /// Columns lie on a grid that begins at time 0, so that scrolling moves them and does not cut the
  /// samples anew.
  private void paintColumns(
      PeakPyramid channel, TimeRange time, Rectangle2D lane, AmplitudeAxis axis, double step) {
    long first = (long) Math.floor(time.from() / step + 1e-6);
    int columns = (int) (Math.ceil(time.to() / step - 1e-6) - first);
    Peaks peaks =
        channel.peaks(
            (long) Math.floor(first * step),
            Math.max((long) Math.floor(first * step) + 1, Math.round((first + columns) * step)),
            columns);
    double left = lane.getMinX() + Math.round((first * step - time.from()) / step) * columnWidth;
    for (int i = 0; i < columns; i++) {
      double x = left + i * columnWidth;
      if (peaks.invalid()[i] > 0) {
        markInvalid(lane, x, columnWidth);
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
      bar(lane, x, low, high, axis);
      double rms = peaks.rms()[i];
      graphics.setFill(inks.core());
      bar(lane, x, Math.max(low, -rms), Math.min(high, rms), axis);
      if (peaks.clipped()[i] > 0) {
        markClipped(lane, x, Math.max(1, columnWidth));
      }
    }
  }

  private void markInvalid(Rectangle2D lane, double x, double width) {
    graphics.setFill(inks.clip());
    graphics.fillRect(x, lane.getMinY(), width, lane.getHeight());
  }

  private void markClipped(Rectangle2D lane, double x, double width) {
    graphics.setFill(inks.clip());
    graphics.fillRect(x, lane.getMinY(), width, CLIP_MARK);
    graphics.fillRect(x, lane.getMaxY() - CLIP_MARK, width, CLIP_MARK);
  }

  private void bar(Rectangle2D lane, double x, double low, double high, AmplitudeAxis axis) {
    if (low > high) {
      return;
    }
    double top = y(lane, high, axis);
    double height = Math.max(columnWidth, y(lane, low, axis) - top);
    graphics.fillRect(x, top, columnWidth, height);
  }

  private void paintSamples(
      PeakPyramid channel, TimeRange time, Rectangle2D lane, AmplitudeAxis axis) {
    int first = (int) Math.max(0, Math.floor(time.from()) - 1);
    int end = (int) Math.min(channel.size(), Math.ceil(time.to()) + 1);
    float[] samples = channel.samples();
    double sampleWidth = lane.getWidth() / time.length();
    graphics.setStroke(inks.wave());
    graphics.setLineWidth(1.25);
    graphics.beginPath();
    boolean joined = false;
    for (int i = first; i < end; i++) {
      double x = lane.getMinX() + time.position(i + 0.5) * lane.getWidth();
      if (!Float.isFinite(samples[i])) {
        markInvalid(lane, x - sampleWidth / 2, Math.max(1, sampleWidth));
        joined = false;
        continue;
      }
      double y = y(lane, samples[i], axis);
      if (axis.scale().low() >= samples[i] || samples[i] >= axis.scale().high()) {
        markClipped(lane, x - sampleWidth / 2, Math.max(1, sampleWidth));
      }
      if (joined) {
        graphics.lineTo(x, y);
      } else {
        graphics.moveTo(x, y);
      }
      joined = true;
    }
    graphics.stroke();
    if (sampleWidth >= DOT_FROM) {
      paintDots(samples, first, end, time, lane, axis, sampleWidth >= STEM_FROM);
    }
    graphics.setLineWidth(1);
  }

  private void paintDots(
      float[] samples,
      int first,
      int end,
      TimeRange time,
      Rectangle2D lane,
      AmplitudeAxis axis,
      boolean stems) {
    double zero = y(lane, 0, axis);
    graphics.setFill(inks.core());
    for (int i = first; i < end; i++) {
      if (Float.isFinite(samples[i])) {
        double x = lane.getMinX() + time.position(i + 0.5) * lane.getWidth();
        double y = y(lane, samples[i], axis);
        if (stems) {
          graphics.fillRect(x - 0.5, Math.min(y, zero), 1, Math.abs(y - zero));
        }
        graphics.fillOval(x - 2.5, y - 2.5, 5, 5);
      }
    }
  }

  private static double y(Rectangle2D lane, double amplitude, AmplitudeAxis axis) {
    return lane.getMinY() + lane.getHeight() * (1 - axis.position(amplitude));
  }
}
