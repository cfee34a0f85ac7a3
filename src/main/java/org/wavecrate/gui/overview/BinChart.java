package org.wavecrate.gui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import org.wavecrate.plot.Ticks;
import org.wavecrate.summary.FeatureFacts;

/// The mean of each bin of features by split, over a band as wide as the deviation in all splits;
/// bins with values that are NaN or infinite are marked.
final class BinChart extends Pane {
  private static final double HEIGHT = 170;
  private static final double TICK_ROOM = 64;

  private final FeatureFacts features;
  private final List<String> splits;
  private final Consumer<String> told;
  private final Region pointed = new Region();
  private final Polygon band = new Polygon();
  private final List<Path> lines = new ArrayList<>();
  private final List<Region> marks = new ArrayList<>();
  private final ChartFrame frame;
  private final int bins;
  private final double low;
  private final double high;
  private Bounds area = new BoundingBox(0, 0, 1, 1);
  private int current = -1;

  /// @param told hears what is under the pointer; empty for none
  BinChart(FeatureFacts features, List<String> splits, Consumer<String> told) {
    this.features = features;
    this.splits = splits;
    this.told = told;
    List<FeatureFacts.Bin> all = features.all().bins();
    bins = all.size();
    double least =
        Stream.concat(
                all.stream().map(bin -> bin.mean() - bin.deviation()),
                features.splits().stream().flatMap(s -> s.bins().stream()).map(b -> b.mean()))
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(0);
    double most =
        Stream.concat(
                all.stream().map(bin -> bin.mean() + bin.deviation()),
                features.splits().stream().flatMap(s -> s.bins().stream()).map(b -> b.mean()))
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    double room = most > least ? 0.05 * (most - least) : 0.5;
    low = least - room;
    high = most + room;
    getStyleClass().add("bin-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Mean and deviation of each bin");
    setMinHeight(110);
    setPrefHeight(HEIGHT);
    setPrefWidth(100);
    band.getStyleClass().add("deviation");
    band.setMouseTransparent(true);
    pointed.getStyleClass().add("band");
    pointed.setMouseTransparent(true);
    pointed.setVisible(false);
    getChildren().addAll(band, pointed);
    frame = new ChartFrame(this, "mean, and deviation as a band");
    for (int split = 0; split < features.splits().size(); split++) {
      Path line = new Path();
      line.getStyleClass().addAll("mean-line", "line-" + Math.min(split, 2));
      line.setMouseTransparent(true);
      lines.add(line);
    }
    // The first split, which usually is the largest, lies on top.
    getChildren().addAll(lines.reversed());
    for (int bin = 0; bin < bins; bin++) {
      Region mark = new Region();
      mark.getStyleClass().add("invalid-mark");
      mark.setMouseTransparent(true);
      mark.setVisible(all.get(bin).invalid() > 0);
      marks.add(mark);
    }
    getChildren().addAll(marks);
    setOnMouseMoved(event -> point(at(event.getX())));
    setOnMouseExited(event -> point(-1));
  }

  private int at(double x) {
    int bin = (int) Math.floor((x - area.getMinX()) / area.getWidth() * bins);
    return bin >= 0 && bin < bins ? bin : -1;
  }

  private void point(int bin) {
    current = bin;
    pointed.setVisible(bin >= 0);
    requestLayout();
    told.accept(bin < 0 ? "" : BinReading.of(features, splits, bin));
  }

  @Override
  protected void layoutChildren() {
    area = frame.layout(left(), this::below);
    double step = area.getWidth() / bins;
    if (current >= 0) {
      pointed.resizeRelocate(
          area.getMinX() + current * step, area.getMinY(), Math.max(1, step), area.getHeight());
    }
    List<FeatureFacts.Bin> all = features.all().bins();
    List<Double> outline = new ArrayList<>();
    List<Double> back = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      FeatureFacts.Bin one = all.get(bin);
      if (Double.isFinite(one.mean())) {
        outline.addAll(List.of(x(bin), y(one.mean() + one.deviation())));
        back.addAll(0, List.of(x(bin), y(one.mean() - one.deviation())));
      }
      double wide = Math.clamp(step - 1, 2, 8);
      marks.get(bin).resizeRelocate(x(bin) - wide / 2, area.getMaxY() - 6, wide, 6);
    }
    outline.addAll(back);
    band.getPoints().setAll(outline);
    for (int split = 0; split < lines.size(); split++) {
      draw(lines.get(split), features.splits().get(split).bins());
    }
  }

  private void draw(Path line, List<FeatureFacts.Bin> means) {
    line.getElements().clear();
    boolean open = false;
    for (int bin = 0; bin < means.size(); bin++) {
      double mean = means.get(bin).mean();
      if (Double.isFinite(mean)) {
        line.getElements().add(open ? new LineTo(x(bin), y(mean)) : new MoveTo(x(bin), y(mean)));
      }
      open = Double.isFinite(mean);
    }
  }

  private double x(int bin) {
    return area.getMinX() + (bin + 0.5) * area.getWidth() / bins;
  }

  private double y(double value) {
    return area.getMaxY() - (value - low) / (high - low) * area.getHeight();
  }

  private List<ChartFrame.Mark> left() {
    return Ticks.numbers(low, high, 5).ticks().stream()
        .map(tick -> ChartFrame.Mark.of((tick.value() - low) / (high - low), tick.label()))
        .toList();
  }

  private List<ChartFrame.Mark> below(double width) {
    int most = (int) Math.max(2, width / TICK_ROOM);
    return Ticks.whole(0, bins - 1, most).ticks().stream()
        .map(
            tick ->
                new ChartFrame.Mark(
                    (tick.value() + 0.5) / bins,
                    tick.value() == 0 ? "bin 0" : tick.label(),
                    tick.value() == 0))
        .toList();
  }
}
