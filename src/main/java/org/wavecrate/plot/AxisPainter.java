package org.wavecrate.plot;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;

/// Draws ticks and labels along the edges of a panel. Labels never overlap and never leave the
/// panel's extent by more than half their size.
final class AxisPainter {
  private static final int TICK = 4;

  private final Pen pen;

  AxisPainter(Pen pen) {
    this.pen = pen;
  }

  /// As many time marks as fit below `panel`; `ticks` makes them for a greatest number.
  Ticks horizontal(Rectangle panel, TimeRange range, IntFunction<Ticks> ticks) {
    Ticks chosen = ticks.apply(2);
    for (int most = 3; most <= 40; most++) {
      Ticks more = ticks.apply(most);
      if (!fits(more.ticks(), panel, range)) {
        break;
      }
      chosen = more;
    }
    return chosen;
  }

  private boolean fits(List<Tick> ticks, Rectangle panel, TimeRange range) {
    double end = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      double x = panel.width * range.position(tick.value());
      double half = pen.width(tick.label()) / 2.0;
      if (x - half < end + pen.px(28)) {
        return false;
      }
      end = x + half;
    }
    return true;
  }

  void below(Rectangle panel, TimeRange range, Ticks ticks) {
    int y = panel.y + panel.height;
    for (Tick tick : ticks.ticks()) {
      int x = panel.x + (int) Math.round(panel.width * range.position(tick.value()));
      x = Math.min(x, panel.x + panel.width - 1);
      pen.fill(pen.palette.muted(), x, y, Math.max(1, pen.px(1)), pen.px(TICK));
      int half = pen.width(tick.label()) / 2;
      int centre =
          Math.clamp(x, panel.x - pen.px(24) + half, panel.x + panel.width + pen.px(24) - half);
      pen.centred(tick.label(), pen.palette.muted(), centre, y + pen.px(14));
    }
  }

  /// Marks to the left of `panel`; `position` gives 0 at its bottom and 1 at its top.
  void leftOf(Rectangle panel, List<Tick> ticks, DoubleUnaryOperator position) {
    for (Mark mark : marks(panel, ticks, position)) {
      pen.fill(
          pen.palette.muted(),
          panel.x - pen.px(TICK),
          mark.y,
          pen.px(TICK),
          Math.max(1, pen.px(1)));
      pen.right(mark.label, pen.palette.muted(), panel.x - pen.px(8), mark.labelY);
    }
  }

  void rightOf(Rectangle panel, List<Tick> ticks, DoubleUnaryOperator position) {
    int x = panel.x + panel.width;
    for (Mark mark : marks(panel, ticks, position)) {
      pen.fill(pen.palette.muted(), x, mark.y, pen.px(TICK), Math.max(1, pen.px(1)));
      pen.left(mark.label, pen.palette.muted(), x + pen.px(8), mark.labelY);
    }
  }

  int widest(List<Tick> ticks) {
    return ticks.stream().mapToInt(tick -> pen.width(tick.label())).max().orElse(0);
  }

  private record Mark(int y, int labelY, String label) {}

  private List<Mark> marks(Rectangle panel, List<Tick> ticks, DoubleUnaryOperator position) {
    List<Mark> marks = new ArrayList<>();
    int half = pen.capHeight() / 2;
    for (Tick tick : ticks) {
      double share = position.applyAsDouble(tick.value());
      if (share < -1e-9 || share > 1 + 1e-9) {
        continue;
      }
      int y = panel.y + (int) Math.round(panel.height * (1 - share));
      int low = panel.y + half;
      int labelY = Math.clamp(y, low, Math.max(low, panel.y + panel.height - half));
      marks.add(new Mark(Math.min(y, panel.y + panel.height - 1), labelY, tick.label()));
    }
    return marks;
  }
}
