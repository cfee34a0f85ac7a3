package org.wavecrate.plot;

import java.util.List;

/// Stretches of time that something was found in: veiled in waveforms, a bar along the upper edge
/// of pictures.
///
/// @param stretches in order of time; those that touch on the screen are drawn as one
record HighlightLayer(List<TimeRange> stretches, Palette palette) implements PlotLayer {
  private static final double VEIL = 0.16;
  private static final double LEAST_WIDTH = 2;
  private static final double BAR = 4;
  private static final int EDGE = 0x8c000000;
  private static final int LINE = 0xbfffffff;

  @Override
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    double left = Double.NaN;
    double right = Double.NEGATIVE_INFINITY;
    for (TimeRange stretch : stretches) {
      if (stretch.to() <= geometry.time().from() || stretch.from() >= geometry.time().to()) {
        continue;
      }
      double from = Math.floor(Math.max(geometry.left(), geometry.x(stretch.from())));
      double to = Math.ceil(Math.min(geometry.right(), geometry.x(stretch.to())));
      if (from <= right + 1) {
        right = Math.max(right, to);
        continue;
      }
      paint(canvas, geometry, left, right);
      left = from;
      right = Math.max(to, from + LEAST_WIDTH);
    }
    paint(canvas, geometry, left, right);
  }

  private void paint(DrawingCanvas canvas, PlotGeometry geometry, double left, double right) {
    if (!(right > left)) {
      return;
    }
    for (Box lane : geometry.waves()) {
      canvas.rectangle(
          Palette.faded(palette.warning(), VEIL), left, lane.y(), right - left, lane.height());
    }
    for (Box lane : geometry.pictures()) {
      if (right - left > 4 * LEAST_WIDTH) {
        line(canvas, left, lane);
        line(canvas, right - 1, lane);
      }
      canvas.rectangle(EDGE, left - 1, lane.y(), right - left + 2, BAR + 1);
      canvas.rectangle(palette.warning(), left, lane.y(), right - left, BAR);
    }
  }

  private static void line(DrawingCanvas canvas, double x, Box lane) {
    canvas.rectangle(EDGE, x - 1, lane.y(), 3, lane.height());
    canvas.rectangle(LINE, x, lane.y(), 1, lane.height());
  }
}
