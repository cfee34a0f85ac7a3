package org.wavecrate.plot;

import java.util.Arrays;
import java.util.Set;

/// Waveforms with their amplitude axes: the extremes of each pixel column with the RMS inside
/// them, single samples joined by lines once they are wider than a pixel, and as dots on stems
/// once they are wider still. Clipped and invalid samples are marked.
///
/// @param silent the channels that are not heard, which are dimmed
record WaveLayer(
    FigureData.Waveforms data, AmplitudeAxis axis, Set<Integer> silent, Palette palette)
    implements PlotLayer {
  private static final double DIMMED = 0.75;

  /// Wider than this many pixels, each sample gets a dot.
  private static final double DOT_FROM = 6;

  /// Wider than this, dots stand on stems.
  private static final double STEM_FROM = 10;

  /// How tall the mark of clipped samples is at the edges of a lane.
  private static final double CLIP_MARK = 3;

  @Override
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    AxisPainter axes = new AxisPainter(canvas, palette);
    for (int i = 0; i < geometry.waves().size(); i++) {
      Box lane = geometry.waves().get(i);
      Ticks ticks = axis.ticks((int) Math.max(2, 1 + lane.height() / AxisPainter.GAP));
      background(canvas, lane, ticks);
      PeakPyramid channel = data.channels().get(i);
      canvas.clipped(lane, () -> paint(canvas, geometry, channel, lane));
      if (silent.contains(i)) {
        canvas.rectangle(Palette.faded(palette.panel(), DIMMED), lane);
      }
      axes.left(lane, ticks, axis::position);
      axes.right(lane, axis.unit(), geometry.waves().size() > 1 ? "ch " + (i + 1) : "");
    }
  }

  private void background(DrawingCanvas canvas, Box lane, Ticks ticks) {
    canvas.rectangle(palette.panel(), lane);
    for (Tick tick : ticks.ticks()) {
      double y = Math.round(y(lane, tick.value()));
      if (y >= lane.y() && y < lane.bottom()) {
        canvas.rectangle(palette.grid(), lane.x(), y, lane.width(), 1);
      }
    }
  }

  private void paint(DrawingCanvas canvas, PlotGeometry geometry, PeakPyramid channel, Box lane) {
    double columnWidth = 1 / geometry.pixelScale();
    double samplesPerColumn = geometry.time().length() / lane.width() * columnWidth;
    if (samplesPerColumn >= 1) {
      columns(canvas, geometry.time(), channel, lane, columnWidth);
    } else {
      samples(canvas, geometry.time(), channel, lane);
    }
  }

  /// Columns lie on a grid that begins at time 0, so that scrolling moves them and does not cut
  /// the samples again.
  private void columns(
      DrawingCanvas canvas, TimeRange time, PeakPyramid channel, Box lane, double columnWidth) {
    double step = time.length() / lane.width() * columnWidth;
    long first = (long) Math.floor(time.from() / step + 1e-6);
    int columns = (int) (Math.ceil(time.to() / step - 1e-6) - first);
    Peaks peaks =
        channel.peaks(
            (long) Math.floor(first * step),
            Math.max((long) Math.floor(first * step) + 1, Math.round((first + columns) * step)),
            columns);
    // As PixelTile rounds, so that waveform and spectrogram stay in line.
    double left = lane.x() + Math.floor(first - time.from() / step + 0.5 + 1e-6) * columnWidth;
    for (int i = 0; i < columns; i++) {
      double x = left + i * columnWidth;
      if (peaks.invalid()[i] > 0) {
        markInvalid(canvas, lane, x, columnWidth);
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
      bar(canvas, palette.wave(), lane, x, columnWidth, low, high);
      double rms = peaks.rms()[i];
      bar(
          canvas,
          palette.waveCore(),
          lane,
          x,
          columnWidth,
          Math.max(low, -rms),
          Math.min(high, rms));
      if (peaks.clipped()[i] > 0) {
        markClipped(canvas, lane, x, Math.max(1, columnWidth));
      }
    }
  }

  private void markInvalid(DrawingCanvas canvas, Box lane, double x, double width) {
    canvas.rectangle(palette.warning(), x, lane.y(), width, lane.height());
  }

  private void markClipped(DrawingCanvas canvas, Box lane, double x, double width) {
    canvas.rectangle(palette.warning(), x, lane.y(), width, CLIP_MARK);
    canvas.rectangle(palette.warning(), x, lane.bottom() - CLIP_MARK, width, CLIP_MARK);
  }

  private void bar(
      DrawingCanvas canvas, int argb, Box lane, double x, double width, double low, double high) {
    if (low <= high) {
      double top = y(lane, high);
      canvas.rectangle(argb, x, top, width, Math.max(width, y(lane, low) - top));
    }
  }

  private void samples(DrawingCanvas canvas, TimeRange time, PeakPyramid channel, Box lane) {
    int first = (int) Math.max(0, Math.floor(time.from()) - 1);
    int end = (int) Math.min(channel.size(), Math.ceil(time.to()) + 1);
    if (first >= end) {
      return;
    }
    float[] samples = channel.samples();
    double sampleWidth = lane.width() / time.length();
    double[] x = new double[end - first];
    double[] y = new double[end - first];
    Arrays.fill(y, Double.NaN);
    for (int i = first; i < end; i++) {
      x[i - first] = lane.x() + time.position(i + 0.5) * lane.width();
      double left = x[i - first] - sampleWidth / 2;
      if (!Float.isFinite(samples[i])) {
        markInvalid(canvas, lane, left, Math.max(1, sampleWidth));
        continue;
      }
      y[i - first] = y(lane, samples[i]);
      if (axis.scale().low() >= samples[i] || samples[i] >= axis.scale().high()) {
        markClipped(canvas, lane, left, Math.max(1, sampleWidth));
      }
    }
    canvas.path(palette.wave(), 1.25, x, y);
    if (sampleWidth >= DOT_FROM) {
      dots(canvas, x, y, y(lane, 0), sampleWidth >= STEM_FROM);
    }
  }

  private void dots(DrawingCanvas canvas, double[] x, double[] y, double zero, boolean stems) {
    for (int i = 0; i < x.length; i++) {
      if (!Double.isNaN(y[i])) {
        if (stems) {
          canvas.rectangle(
              palette.waveCore(), x[i] - 0.5, Math.min(y[i], zero), 1, Math.abs(y[i] - zero));
        }
        canvas.oval(palette.waveCore(), x[i] - 2.5, y[i] - 2.5, 5, 5);
      }
    }
  }

  private double y(Box lane, double amplitude) {
    return lane.y() + lane.height() * (1 - axis.position(amplitude));
  }
}
