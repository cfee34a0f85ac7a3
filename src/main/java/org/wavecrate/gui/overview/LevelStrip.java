package org.wavecrate.gui.overview;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.Ticks;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.ChannelFacts;

/// The levels of each channel over an axis in dBFS: a bar from the tenth that is softest to the
/// tenth that is loudest, the median in it, and the peak of all.
final class LevelStrip extends Pane {
  private static final double ROW = 24;
  private static final double AXIS = 24;
  private static final double TICK_ROOM = 60;
  private static final double SOFTEST = -90;

  private final List<ChannelFacts> channels;
  private final List<Region> bars;
  private final List<Region> medians;
  private final List<Region> peaks;
  private final ChartFrame frame;
  private final double low;
  private final double high;

  LevelStrip(List<ChannelFacts> channels) {
    this.channels = channels;
    getStyleClass().add("level-strip");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Levels of the channels");
    low =
        channels.stream()
            .mapToDouble(ChannelFacts::low)
            .filter(Double::isFinite)
            .map(level -> 6 * Math.floor((level - 3) / 6))
            .map(level -> Math.max(SOFTEST, level))
            .min()
            .orElse(-60);
    high = Math.max(0, channels.stream().mapToDouble(ChannelFacts::peakDb).max().orElse(0));
    frame = new ChartFrame(this, "");
    bars = nodes("level-range");
    medians = nodes("level-median");
    peaks = nodes("level-peak");
    for (int i = 0; i < bars.size(); i++) {
      Hint.set(bars.get(i), text(channels.get(i)));
    }
    setMinHeight(ROW * channels.size() + AXIS);
    setPrefHeight(getMinHeight());
    setMinWidth(80);
    setPrefWidth(160);
  }

  private List<Region> nodes(String style) {
    List<Region> nodes = Stream.generate(Region::new).limit(channels.size()).toList();
    nodes.forEach(node -> node.getStyleClass().add(style));
    getChildren().addAll(nodes);
    return nodes;
  }

  static String text(ChannelFacts channel) {
    return Formatted.of(
        "RMS of the examples: %s to %s dBFS (a tenth is below, a tenth above), median %s dBFS",
        Numbers.decimal(channel.low(), 1),
        Numbers.decimal(channel.high(), 1),
        Numbers.decimal(channel.median(), 1));
  }

  private double place(double level) {
    return Math.clamp((level - low) / (high - low), 0, 1);
  }

  @Override
  protected void layoutChildren() {
    Bounds area =
        frame.layout(
            List.of(),
            width ->
                Ticks.decibels(low, high, 2 + (int) (width / TICK_ROOM)).ticks().stream()
                    .map(
                        tick ->
                            new ChartFrame.Mark(
                                place(tick.value()),
                                tick.value() == 0 ? "0 dBFS" : tick.label(),
                                tick.value() == 0))
                    .toList());
    for (int i = 0; i < channels.size(); i++) {
      ChannelFacts channel = channels.get(i);
      double row = area.getHeight() / channels.size();
      double y = Math.round(area.getMinY() + i * row);
      boolean sounds = Double.isFinite(channel.median());
      bars.get(i).setVisible(sounds);
      medians.get(i).setVisible(sounds);
      peaks.get(i).setVisible(Double.isFinite(channel.peakDb()));
      if (sounds) {
        double from = x(area, channel.low());
        double to = Math.max(from + 2, x(area, channel.high()));
        bars.get(i).resizeRelocate(from, y + row / 2 - 5, to - from, 10);
        medians.get(i).resizeRelocate(x(area, channel.median()) - 1, y + row / 2 - 7, 2, 14);
      }
      peaks.get(i).resizeRelocate(x(area, channel.peakDb()) - 1, y + row / 2 - 5, 2, 10);
    }
  }

  private double x(Bounds area, double level) {
    return Math.round(area.getMinX() + place(level) * area.getWidth());
  }
}
