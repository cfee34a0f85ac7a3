package org.wavecrate.plot;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/// Paints two-dimensional features as a heat map over frames and bins.
final class FeatureFigure {
  private final Pen pen;
  private final FigureFrame frame;
  private final Caption caption;
  private final FigureData.Features data;
  private final FigureSettings settings;

  FeatureFigure(
      Pen pen,
      BufferedImage image,
      Caption caption,
      FigureData.Features data,
      FigureSettings settings) {
    this.pen = pen;
    this.frame = new FigureFrame(pen, image);
    this.caption = caption;
    this.data = data;
    this.settings = settings;
  }

  void paint() {
    HeatMapPixels map =
        new HeatMapPixels(data.values(), data.frames(), data.bins(), settings.colors());
    TimeRange range = settings.range().orElse(new TimeRange(0, Math.max(1, data.frames())));
    pen.font(11, false);
    int guess = pen.px(settings.height() - 100.0);
    List<Tick> bins = Ticks.whole(0, data.bins() - 0.5, frame.marksAlong(guess)).ticks();
    List<Tick> values = valueTicks(map.range(), frame.marksAlong(guess));
    frame.sides(frame.axes().widest(bins), frame.axes().widest(values));
    Rectangle panel = frame.panels(new double[] {1})[0];

    frame.title(
        caption, List.of(caption.array(), data.frames() + " frames", data.bins() + " bins"));
    frame.pixels(panel, map.render(range, panel.width, panel.height, () -> false));
    pen.font(11, false);
    // A bin's mark stands at its middle.
    frame.axes().leftOf(panel, bins, bin -> (bin + 0.5) / data.bins());
    frame.axisName(panel, "bin");
    frame.colorBar(panel, panel, settings.colors(), values, map.range()::position, "value");
    Ticks frames =
        frame.axes().horizontal(panel, range, most -> Ticks.whole(range.from(), range.to(), most));
    frame.timeAxis(panel, range, frames, "frame", extremes(map.range()), "");
  }

  private static List<Tick> valueTicks(ValueRange range, int most) {
    return Ticks.numbers(range.low(), range.high(), most).ticks();
  }

  private static String extremes(ValueRange range) {
    int digits = Math.max(0, 2 + Ticks.decimals(range.length() / 10) - 1);
    return "from " + Ticks.fixed(range.low(), digits) + " to " + Ticks.fixed(range.high(), digits);
  }
}
