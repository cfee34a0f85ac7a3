package org.wavecrate.plot;

import java.awt.Color;
import java.util.Arrays;

/// Labels over time: runs of equal class numbers as blocks with their names, other numbers as a
/// curve.
///
/// @param length of the example, in samples or frames
record LabelLayer(TimeLabels track, long length, Palette palette) implements PlotLayer {
  /// Narrower blocks have no room for words.
  private static final double LEAST_TEXT = 18;

  /// Apart enough on the colour wheel that neighbours in number look different.
  private static final double HUE_STEP = 137.5;

  private static final int WHITE = 0xffffffff;

  @Override
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    if (geometry.labels().isEmpty()) {
      return;
    }
    Box lane = geometry.labels().get();
    canvas.clipped(
        lane,
        () -> {
          canvas.rectangle(palette.panel(), lane);
          if (track.whole()) {
            blocks(canvas, lane, geometry.time());
          } else {
            curve(canvas, lane, geometry.time());
          }
        });
    new AxisPainter(canvas, palette).name(lane, "label");
  }

  private void blocks(DrawingCanvas canvas, Box lane, TimeRange time) {
    float[] values = track.values();
    int step = track.step(time.from() / length);
    int last = track.step(time.to() / length);
    double stepLength = (double) length / values.length;
    while (step <= last) {
      int end = step + 1;
      while (end <= last && values[end] == values[step]) {
        end++;
      }
      double left = Math.max(lane.x(), x(lane, time, step * stepLength));
      double right = Math.min(lane.right(), x(lane, time, end * stepLength));
      block(canvas, step, lane, left, Math.max(left + 1, right));
      step = end;
      // Runs narrower than a pixel: on to the next pixel.
      double next = time.at((Math.floor(right) + 1 - lane.x()) / lane.width());
      if (right - left < 1) {
        step = Math.max(step, (int) Math.min(last + 1.0, next / stepLength));
      }
    }
  }

  private void block(DrawingCanvas canvas, int step, Box lane, double left, double right) {
    float value = track.values()[step];
    float hue = (float) ((210 + value * HUE_STEP) % 360 / 360);
    int color = Color.HSBtoRGB(hue, value == 0 ? 0.12f : 0.5f, 0.62f);
    canvas.rectangle(color, left, lane.y(), Math.max(1, right - left - 1), lane.height());
    if (right - left >= LEAST_TEXT) {
      canvas.clipped(
          new Box(left, lane.y(), right - left - 2, lane.height()),
          () ->
              canvas.text(
                  track.text(step),
                  Lettering.AXIS,
                  DrawingCanvas.Anchor.LEFT,
                  WHITE,
                  left + 5,
                  lane.y() + lane.height() / 2));
    }
  }

  private void curve(DrawingCanvas canvas, Box lane, TimeRange time) {
    ValueRange range = ValueRange.of(track.values());
    int points = (int) (2 * lane.width()) + 1;
    double[] x = new double[points];
    double[] y = new double[points];
    Arrays.setAll(x, i -> lane.x() + 0.5 * i);
    for (int i = 0; i < points; i++) {
      double at = time.at((x[i] - lane.x()) / lane.width());
      float value = track.values()[track.step(at / length)];
      y[i] = lane.bottom() - 2 - range.position(value) * (lane.height() - 4);
    }
    canvas.path(palette.wave(), 1.25, x, y);
  }

  private static double x(Box lane, TimeRange time, double at) {
    return lane.x() + time.position(at) * lane.width();
  }
}
