package org.wavecrate.plot;

import java.awt.BasicStroke;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.wavecrate.audio.AmplitudeScale;

/// Draws one channel into a panel: extremes with the RMS inside, or the line through the samples
/// when they lie apart. Clipped and invalid samples are marked.
final class WaveformPainter {
  /// Columns of fewer samples show single waves, whose RMS would say nothing.
  private static final double RMS_SAMPLES = 48;

  private final Pen pen;
  private final Rectangle panel;
  private final ValueRange amplitude;
  private final AmplitudeScale scale;

  WaveformPainter(Pen pen, Rectangle panel, ValueRange amplitude, AmplitudeScale scale) {
    this.pen = pen;
    this.panel = panel;
    this.amplitude = amplitude;
    this.scale = scale;
  }

  void paint(PeakPyramid channel, TimeRange range) {
    Peaks peaks = columns(channel, range);
    double samplesPerPixel = range.length() / panel.width;
    for (int x = 0; x < peaks.columns(); x++) {
      if (peaks.invalid()[x] > 0) {
        pen.fill(invalid(), panel.x + x, panel.y, 1, panel.height);
      }
    }
    if (samplesPerPixel < 1) {
      line(channel, range);
    } else {
      bars(peaks, samplesPerPixel >= RMS_SAMPLES);
    }
    int mark = Math.max(2, pen.px(3));
    for (int x = 0; x < peaks.columns(); x++) {
      if (peaks.clipped()[x] > 0) {
        int width = Math.max(1, pen.px(1));
        if (peaks.max()[x] >= scale.high()) {
          pen.fill(pen.palette.warning(), panel.x + x, panel.y, width, mark);
        }
        if (peaks.min()[x] <= scale.low()) {
          int y = panel.y + panel.height - mark;
          pen.fill(pen.palette.warning(), panel.x + x, y, width, mark);
        }
      }
    }
  }

  private Peaks columns(PeakPyramid channel, TimeRange range) {
    long from = (long) Math.floor(range.from());
    long to = Math.max(from + 1, (long) Math.ceil(range.to()));
    return channel.peaks(from, to, panel.width);
  }

  private void bars(Peaks peaks, boolean core) {
    int outer = core ? pen.palette.wave() : pen.palette.waveCore();
    int previousTop = Integer.MAX_VALUE;
    int previousBottom = Integer.MIN_VALUE;
    for (int x = 0; x < peaks.columns(); x++) {
      if (peaks.isEmpty(x)) {
        previousTop = Integer.MAX_VALUE;
        previousBottom = Integer.MIN_VALUE;
        continue;
      }
      int top = (int) Math.floor(y(peaks.max()[x]));
      int bottom = Math.max(top + Math.max(1, pen.px(1)), (int) Math.ceil(y(peaks.min()[x])));
      // A steep edge between two columns must not leave a gap.
      int joinedTop = Math.min(top, previousBottom == Integer.MIN_VALUE ? top : previousBottom);
      int joinedBottom = Math.max(bottom, previousTop == Integer.MAX_VALUE ? bottom : previousTop);
      pen.fill(outer, panel.x + x, joinedTop, 1, joinedBottom - joinedTop);
      double rms = peaks.rms()[x];
      int coreTop = Math.max(top, (int) Math.round(y(rms)));
      int coreBottom = Math.min(bottom, (int) Math.round(y(-rms)));
      if (core && coreBottom > coreTop) {
        pen.fill(pen.palette.waveCore(), panel.x + x, coreTop, 1, coreBottom - coreTop);
      }
      previousTop = top;
      previousBottom = bottom;
    }
  }

  private void line(PeakPyramid channel, TimeRange range) {
    float[] samples = channel.samples();
    int first = (int) Math.clamp(Math.floor(range.from()) - 1, 0, samples.length);
    int end = (int) Math.clamp(Math.ceil(range.to()) + 2, first, samples.length);
    double pixels = panel.width / range.length();
    Path2D line = new Path2D.Double();
    boolean drawing = false;
    double dot = pen.px(5) <= pixels ? pen.px(4) : 0;
    pen.smooth(true);
    pen.graphics.setColor(Palette.color(pen.palette.waveCore()));
    for (int i = first; i < end; i++) {
      if (!Float.isFinite(samples[i])) {
        drawing = false;
        continue;
      }
      double x = panel.x + (i + 0.5 - range.from()) * pixels;
      double y = y(samples[i]);
      if (drawing) {
        line.lineTo(x, y);
      } else {
        line.moveTo(x, y);
      }
      drawing = true;
      if (dot > 0) {
        pen.graphics.fill(new Ellipse2D.Double(x - dot / 2, y - dot / 2, dot, dot));
      }
    }
    pen.graphics.setStroke(new BasicStroke((float) Math.max(1, pen.px(1.25))));
    pen.graphics.draw(line);
    pen.smooth(false);
  }

  private double y(double value) {
    return panel.y + panel.height * (1 - amplitude.position(value));
  }

  private int invalid() {
    return pen.palette.warning() & 0x00ffffff | 0x60000000;
  }
}
