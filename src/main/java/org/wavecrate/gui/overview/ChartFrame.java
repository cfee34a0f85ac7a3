package org.wavecrate.gui.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The axes of a chart: one at the left with lines across, one below; labels that would touch
/// others are left out.
final class ChartFrame {
  /// @param place along the axis, from 0 to 1: from left to right, from the bottom up
  /// @param matters whether it goes before others where there is little room
  record Mark(double place, String text, boolean matters) {
    static Mark of(double place, String text) {
      return new Mark(place, text, false);
    }
  }

  private static final double ABOVE = 17;
  private static final double BELOW = 19;
  private static final double GAP = 6;

  private final Pane pane;
  private final Label caption = new Label();
  private final Region baseLine = new Region();
  private final List<Region> lines = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private int used;

  /// Adds to `pane` what it draws; what is added later lies above.
  ///
  /// @param caption what the axis at the left counts
  ChartFrame(Pane pane, String caption) {
    this.pane = pane;
    this.caption.setText(caption);
    this.caption.getStyleClass().add("tick");
    this.caption.setMouseTransparent(true);
    baseLine.getStyleClass().add("base-line");
    baseLine.setMouseTransparent(true);
    pane.getChildren().addAll(this.caption, baseLine);
  }

  void setCaption(String text) {
    caption.setText(text);
  }

  /// Places everything within the pane as large as it is now.
  ///
  /// @param left marks of the axis at the left
  /// @param below those of the other, by the width in pixels
  /// @return where the chart itself belongs
  Bounds layout(List<Mark> left, DoubleFunction<List<Mark>> below) {
    used = 0;
    double top = caption.getText().isEmpty() ? 4 : ABOVE;
    double height = Math.max(1, pane.getHeight() - top - BELOW);
    List<Label> texts = left.stream().map(this::label).toList();
    double gutter = texts.stream().mapToDouble(label -> label.prefWidth(-1)).max().orElse(-GAP);
    double start = Math.ceil(gutter + GAP);
    double width = Math.max(1, pane.getWidth() - start);
    caption.resizeRelocate(start, 0, Math.min(width, caption.prefWidth(-1)), top);
    grow(left.size());
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).setVisible(i < left.size());
      if (i < left.size()) {
        double y = Math.round(top + height * (1 - left.get(i).place()));
        lines.get(i).resizeRelocate(start, y, width, 1);
        double tall = texts.get(i).prefHeight(-1);
        texts
            .get(i)
            .resizeRelocate(
                gutter - texts.get(i).prefWidth(-1),
                Math.min(y - tall / 2, top + height - tall / 2),
                texts.get(i).prefWidth(-1),
                tall);
      }
    }
    baseLine.resizeRelocate(start, top + height, width, 1);
    placeBelow(below.apply(width), start, top + height, width);
    for (int i = used; i < labels.size(); i++) {
      labels.get(i).setVisible(false);
    }
    return new BoundingBox(start, top, width, height);
  }

  private void placeBelow(List<Mark> marks, double start, double bottom, double width) {
    List<double[]> taken = new ArrayList<>();
    Stream<Mark> worthFirst =
        marks.stream().sorted(Comparator.comparing(mark -> mark.matters() ? 0 : 1));
    worthFirst.forEach(
        mark -> {
          Label label = label(mark);
          double wide = label.prefWidth(-1);
          double middle = start + mark.place() * width;
          double x = Math.clamp(middle - wide / 2, 0, Math.max(0, start + width - wide));
          boolean free =
              taken.stream().noneMatch(span -> x < span[1] + GAP && x + wide + GAP > span[0]);
          label.setVisible(free);
          if (free) {
            taken.add(new double[] {x, x + wide});
            label.resizeRelocate(x, bottom + 3, wide, label.prefHeight(-1));
          }
        });
  }

  private Label label(Mark mark) {
    if (used == labels.size()) {
      Label label = new Label();
      label.getStyleClass().add("tick");
      label.setMouseTransparent(true);
      labels.add(label);
      pane.getChildren().add(label);
      label.applyCss();
    }
    Label label = labels.get(used++);
    label.setText(mark.text());
    label.setVisible(true);
    return label;
  }

  private void grow(int count) {
    while (lines.size() < count) {
      Region line = new Region();
      line.getStyleClass().add("grid-line");
      line.setMouseTransparent(true);
      lines.add(line);
      pane.getChildren().addFirst(line);
    }
  }
}
