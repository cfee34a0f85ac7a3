package org.wavecrate.plot;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The margins of a figure, and what all figures draw around their panels.
final class FigureFrame {
  private static final int EDGE = 18;
  private static final int TITLE = 46;
  private static final int GAP = 16;
  private static final int BAR = 12;

  private final Pen pen;
  private final AxisPainter axes;
  private final BufferedImage image;
  private int left;
  private int right;

  FigureFrame(Pen pen, BufferedImage image) {
    this.pen = pen;
    this.axes = new AxisPainter(pen);
    this.image = image;
  }

  AxisPainter axes() {
    return axes;
  }

  /// Sets the sides so that labels of these widths fit; `barLabels` is negative where there is no
  /// colour bar.
  void sides(int axisLabels, int barLabels) {
    pen.font(11, false);
    left = pen.px(EDGE + 18) + axisLabels + pen.px(8);
    right =
        image.getWidth()
            - (barLabels < 0 ? pen.px(EDGE + 8) : pen.px(EDGE + 10 + BAR + 8 + 18) + barLabels);
    right = Math.max(right, left + 1);
  }

  /// Panels from the title down to the time axis, as high as their weights say.
  Rectangle[] panels(double[] weights) {
    int top = pen.px(TITLE);
    int bottom = image.getHeight() - pen.px(50);
    int gap = weights.length > 4 ? pen.px(6) : pen.px(GAP);
    double room = Math.max(weights.length, bottom - top - gap * (weights.length - 1.0));
    double sum = Arrays.stream(weights).sum();
    Rectangle[] panels = new Rectangle[weights.length];
    double y = top;
    for (int i = 0; i < panels.length; i++) {
      double end = y + room * weights[i] / sum;
      int from = (int) Math.round(y);
      panels[i] =
          new Rectangle(left, from, right - left, Math.max(1, (int) Math.round(end) - from));
      y = end + gap;
    }
    return panels;
  }

  void title(Caption caption, List<String> facts) {
    List<String> present = facts.stream().filter(fact -> !fact.isEmpty()).toList();
    new TitlePainter(pen)
        .paint(caption, present, pen.px(EDGE), image.getWidth() - pen.px(EDGE), pen.px(24));
  }

  /// The time axis below the last panel, its name, and notes to both sides of the name where there
  /// is room.
  void timeAxis(
      Rectangle panel, TimeRange range, Ticks ticks, String name, String note, String far) {
    pen.font(11, false);
    axes.below(panel, range, ticks);
    int middle = panel.y + panel.height + pen.px(34);
    int centre = panel.x + panel.width / 2;
    pen.centred(name, pen.palette.muted(), centre, middle);
    int half = pen.width(name) / 2 + pen.px(20);
    if (pen.width(note) < centre - half - panel.x) {
      pen.left(note, pen.palette.muted(), panel.x, middle);
    }
    if (pen.width(far) < panel.x + panel.width - centre - half) {
      pen.right(far, pen.palette.muted(), panel.x + panel.width, middle);
    }
  }

  void axisName(Rectangle panel, String name) {
    pen.font(11, false);
    pen.upwards(
        name, pen.palette.muted(), pen.px(EDGE + 2), panel.y + panel.height / 2, panel.height);
  }

  /// A bar of all colours beside the panels from `first` to `last`.
  void colorBar(
      Rectangle first,
      Rectangle last,
      ColorMap colors,
      List<Tick> ticks,
      DoubleUnaryOperator position,
      String name) {
    int height = last.y + last.height - first.y;
    Rectangle bar = new Rectangle(right + pen.px(10), first.y, pen.px(BAR), height);
    for (int y = 0; y < height; y++) {
      pen.fill(colors.at(1 - (y + 0.5) / height), bar.x, bar.y + y, bar.width, 1);
    }
    pen.font(11, false);
    axes.rightOf(bar, ticks, position);
    pen.upwards(
        name, pen.palette.muted(), image.getWidth() - pen.px(EDGE - 2), bar.y + height / 2, height);
  }

  void pixels(Rectangle panel, int[] argb) {
    image.setRGB(panel.x, panel.y, panel.width, panel.height, argb, 0, panel.width);
    pen.graphics.setColor(Palette.color(pen.palette.grid()));
    pen.graphics.drawRect(panel.x - 1, panel.y - 1, panel.width + 1, panel.height + 1);
  }

  /// A small name in a panel's upper left corner.
  void badge(Rectangle panel, String text) {
    pen.font(10, true);
    int width = pen.width(text) + pen.px(10);
    pen.fill(pen.palette.background() & 0xffffff | 0xb0000000, panel.x, panel.y, width, pen.px(16));
    pen.left(text, pen.palette.text(), panel.x + pen.px(5), panel.y + pen.px(8));
    pen.font(11, false);
  }

  /// The most marks that fit along `height`, at least 2.
  int marksAlong(int height) {
    return Math.max(2, height / Math.max(1, pen.px(26)));
  }
}
