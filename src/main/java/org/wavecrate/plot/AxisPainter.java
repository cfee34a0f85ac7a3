package org.wavecrate.plot;

import java.util.function.DoubleUnaryOperator;

/// Draws axes: marks, numbers, units. Positions are 0 at an axis' lower or left end, 1 at the
/// other.
final class AxisPainter {
  /// The least distance of two numbers on an upright axis, in pixels.
  static final double GAP = 26;

  /// The room that a number on the time axis takes, in pixels.
  static final double TIME_GAP = 74;

  private static final double TICK = 4;
  private static final double HALF_LINE = 7;

  /// From the lowest lane down to the middle of the time axis' name.
  static final double NAME_BELOW = TICK + 24;

  private final DrawingCanvas canvas;
  private final Palette palette;

  AxisPainter(DrawingCanvas canvas, Palette palette) {
    this.canvas = canvas;
    this.palette = palette;
  }

  /// The most marks along `length` pixels.
  static int most(double length) {
    return (int) Math.max(2, length / GAP);
  }

  /// The upright axis on the left of `lane`.
  void left(Box lane, Ticks ticks, DoubleUnaryOperator position) {
    for (Tick tick : ticks.ticks()) {
      double y = lane.bottom() - position.applyAsDouble(tick.value()) * lane.height();
      if (y > lane.y() - 1 && y < lane.bottom() + 1) {
        mark(lane.x() - TICK, y);
        text(tick.label(), DrawingCanvas.Anchor.RIGHT, lane.x() - TICK - 4, inside(lane, y));
      }
    }
  }

  /// The unit of an upright axis, beside its top.
  void unit(Box lane, String unit) {
    text(unit, DrawingCanvas.Anchor.LEFT, 4, lane.y() + HALF_LINE - 1);
  }

  /// Writes the name of a lane, on its left.
  void name(Box lane, String name) {
    text(name, DrawingCanvas.Anchor.RIGHT, lane.x() - TICK - 4, lane.y() + lane.height() / 2);
  }

  /// The unit of a lane's axis and what the lane shows, on its right.
  void right(Box lane, String unit, String name) {
    double x = lane.right() + 10;
    text(unit, DrawingCanvas.Anchor.LEFT, x, lane.y() + HALF_LINE - 1);
    text(name, DrawingCanvas.Anchor.LEFT, x, lane.y() + lane.height() / 2);
  }

  /// Levels on the right of a bar in the colours they have in the picture; the highest with the
  /// unit.
  void colorBar(Box bar, ColorMap colors, Ticks ticks, DoubleUnaryOperator position) {
    for (int i = 0; i < ColorMap.STEPS; i++) {
      double top = Math.floor(bar.bottom() - bar.height() * (i + 1) / ColorMap.STEPS);
      double bottom = Math.ceil(bar.bottom() - bar.height() * i / ColorMap.STEPS);
      canvas.rectangle(colors.argb(i), bar.x(), top, bar.width(), bottom - top);
    }
    for (Tick tick : ticks.ticks()) {
      double y = bar.bottom() - position.applyAsDouble(tick.value()) * bar.height();
      if (y > bar.y() - 1 && y < bar.bottom() + 1) {
        mark(bar.right(), y);
        String unit = tick == ticks.ticks().getLast() ? " " + ticks.unit() : "";
        text(
            tick.label() + unit, DrawingCanvas.Anchor.LEFT, bar.right() + TICK + 4, inside(bar, y));
      }
    }
  }

  /// An axis along the lower edge of `lane`, its unit at the right end.
  void below(Box lane, Ticks ticks, DoubleUnaryOperator position, String unit) {
    double end = lane.right() - canvas.width(unit, Lettering.AXIS) - 8;
    for (Tick tick : ticks.ticks()) {
      double x = Math.round(lane.x() + position.applyAsDouble(tick.value()) * lane.width());
      double half = canvas.width(tick.label(), Lettering.AXIS) / 2;
      canvas.rectangle(palette.grid(), x, lane.bottom() + 1, 1, TICK);
      if (x + half < end) {
        text(
            tick.label(),
            DrawingCanvas.Anchor.CENTER,
            Math.max(x, lane.x() + half - TICK),
            lane.bottom() + TICK + 9);
      }
    }
    text(unit, DrawingCanvas.Anchor.RIGHT, lane.right(), lane.bottom() + TICK + 9);
  }

  /// The time axis below everything; ticks have values in samples or frames.
  void time(PlotGeometry geometry, Ticks ticks, String name) {
    for (Tick tick : ticks.ticks()) {
      double x = Math.round(geometry.x(tick.value())) + 0.5;
      if (x >= geometry.left() - 1 && x <= geometry.right() + 1) {
        canvas.rectangle(palette.grid(), x - 0.5, geometry.bottom() + 1, 1, TICK);
        text(tick.label(), DrawingCanvas.Anchor.CENTER, x, geometry.bottom() + TICK + 10);
      }
    }
    text(
        name,
        DrawingCanvas.Anchor.CENTER,
        (geometry.left() + geometry.right()) / 2,
        geometry.bottom() + NAME_BELOW);
  }

  private void mark(double x, double y) {
    canvas.rectangle(palette.grid(), x, Math.round(y), TICK, 1);
  }

  private void text(String text, DrawingCanvas.Anchor anchor, double x, double y) {
    if (!text.isEmpty()) {
      canvas.text(text, Lettering.AXIS, anchor, palette.muted(), Math.round(x), Math.round(y));
    }
  }

  /// Numbers at the ends of an axis stay beside it.
  private static double inside(Box lane, double y) {
    return lane.height() < 2 * HALF_LINE
        ? y
        : Math.clamp(y, lane.y() + HALF_LINE - 2, lane.bottom() - HALF_LINE + 2);
  }
}
