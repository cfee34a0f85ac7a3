package org.wavecrate.gui.sound;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.Tick;
import org.wavecrate.plot.Ticks;

/// Draws axes: marks, numbers, units.
final class AxisPainter {
  /// The least distance of two numbers on an upright axis, in pixels.
  static final double GAP = 26;

  /// The room that a number on the time axis takes, in pixels.
  static final double TIME_GAP = 74;

  private static final double TICK = 4;
  private static final double HALF_LINE = 7;

  private final GraphicsContext graphics;
  private final Inks inks;

  AxisPainter(GraphicsContext graphics, Inks inks) {
    this.graphics = graphics;
    this.inks = inks;
    graphics.setFont(inks.font());
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setLineWidth(1);
  }

  /// Where a value lies on an axis: 0 at its lower or left end, 1 at the other.
  @FunctionalInterface
  interface Position {
    double of(double value);
  }

  /// The upright axis on the left of `lane`.
  void left(Rectangle2D lane, Ticks ticks, Position position) {
    graphics.setTextAlign(TextAlignment.RIGHT);
    for (Tick tick : ticks.ticks()) {
      double y = lane.getMaxY() - position.of(tick.value()) * lane.getHeight();
      if (y > lane.getMinY() - 1 && y < lane.getMaxY() + 1) {
        mark(lane.getMinX() - TICK, y);
        text(tick.label(), lane.getMinX() - TICK - 4, inside(lane, y));
      }
    }
  }

  /// The unit of an upright axis, beside its top.
  void unit(Rectangle2D lane, String unit) {
    graphics.setTextAlign(TextAlignment.LEFT);
    text(unit, 4, lane.getMinY() + HALF_LINE - 1);
  }

  /// What a lane shows, on its left.
  void name(Rectangle2D lane, String name) {
    graphics.setTextAlign(TextAlignment.RIGHT);
    text(name, lane.getMinX() - TICK - 4, lane.getMinY() + lane.getHeight() / 2);
  }

  /// The unit of a lane's axis and what the lane shows, on its right.
  void right(Rectangle2D lane, String unit, String name) {
    graphics.setTextAlign(TextAlignment.LEFT);
    text(unit, lane.getMaxX() + 10, lane.getMinY() + HALF_LINE - 1);
    text(name, lane.getMaxX() + 10, lane.getMinY() + lane.getHeight() / 2);
  }

  /// Levels on the right of a bar in the colours they have in the picture; the highest with the
  /// unit.
  void colorBar(Rectangle2D bar, ColorMap colors, Ticks ticks, Position position) {
    for (int i = 0; i < ColorMap.STEPS; i++) {
      graphics.setFill(Pixels.color(colors.argb(i)));
      double top = Math.floor(bar.getMaxY() - bar.getHeight() * (i + 1) / ColorMap.STEPS);
      double bottom = Math.ceil(bar.getMaxY() - bar.getHeight() * i / ColorMap.STEPS);
      graphics.fillRect(bar.getMinX(), top, bar.getWidth(), bottom - top);
    }
    graphics.setTextAlign(TextAlignment.LEFT);
    for (Tick tick : ticks.ticks()) {
      double y = bar.getMaxY() - position.of(tick.value()) * bar.getHeight();
      if (y > bar.getMinY() - 1 && y < bar.getMaxY() + 1) {
        mark(bar.getMaxX(), y);
        String unit = tick == ticks.ticks().getLast() ? " " + ticks.unit() : "";
        text(tick.label() + unit, bar.getMaxX() + TICK + 4, inside(bar, y));
      }
    }
  }

  /// The time axis below everything.
  void time(Frame frame, Ticks ticks, Position toX) {
    graphics.setTextAlign(TextAlignment.CENTER);
    for (Tick tick : ticks.ticks()) {
      double x = Math.round(toX.of(tick.value())) + 0.5;
      if (x >= frame.left() - 1 && x <= frame.right() + 1) {
        graphics.setStroke(inks.grid());
        graphics.strokeLine(x, frame.bottom() + 1, x, frame.bottom() + 1 + TICK);
        text(tick.label(), x, frame.bottom() + TICK + 10);
      }
    }
    text(
        ticks.unit().isEmpty() ? "frame" : "time (" + ticks.unit() + ")",
        (frame.left() + frame.right()) / 2,
        frame.bottom() + TICK + 24);
  }

  private void mark(double x, double y) {
    double middle = Math.round(y) + 0.5;
    graphics.setStroke(inks.grid());
    graphics.strokeLine(x, middle, x + TICK, middle);
  }

  private void text(String text, double x, double y) {
    graphics.setFill(inks.text());
    graphics.fillText(text, Math.round(x), Math.round(y));
  }

  /// Numbers at the ends of an axis stay beside it.
  private static double inside(Rectangle2D lane, double y) {
    return lane.getHeight() < 2 * HALF_LINE
        ? y
        : Math.clamp(y, lane.getMinY() + HALF_LINE - 2, lane.getMaxY() - HALF_LINE + 2);
  }
}
