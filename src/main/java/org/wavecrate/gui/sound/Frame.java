package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.wavecrate.plot.TimeRange;

/// Where everything lies in a picture of sound: waveforms above labels above pictures (spectrograms
/// or a feature map), the first and last stacked by channel, between the value axis on the left and
/// the colour bar on the right, above one time axis.
///
/// @param waves one lane a channel
/// @param labels the lane of labels over time
/// @param pictures one lane a channel
/// @param colorBar beside the pictures
/// @param time what the lanes show from left to right
record Frame(
    List<Rectangle2D> waves,
    Optional<Rectangle2D> labels,
    List<Rectangle2D> pictures,
    Rectangle2D colorBar,
    TimeRange time) {
  static final double LEFT = 58;
  static final double RIGHT = 62;
  static final double BOTTOM = 36;
  static final double TOP = 8;
  static final double BAR_WIDTH = 12;
  static final double LABELS_HEIGHT = 20;

  private static final double BAR_GAP = 10;
  private static final double LANE_GAP = 6;
  private static final double PART_GAP = 12;
  private static final double WAVE_SHARE = 0.34;

  /// How many lanes there are.
  ///
  /// @param waves how many waveforms, 0 or more
  /// @param labels whether there is a lane of labels
  /// @param pictures how many pictures, 1 or more
  record Lanes(int waves, boolean labels, int pictures) {}

  /// @param pixelScale device pixels per logical pixel; all edges lie between device pixels
  static Frame of(double width, double height, Lanes lanes, TimeRange time, double pixelScale) {
    Grid grid = new Grid(pixelScale);
    double plotWidth = Math.max(1, grid.floor(width - LEFT - RIGHT));
    double room = Math.max(2, grid.floor(height - TOP - BOTTOM));
    double forLabels = lanes.labels() ? LABELS_HEIGHT + LANE_GAP : 0;
    double forWaves =
        lanes.waves() == 0
            ? 0
            : Math.max(1, grid.floor((room - PART_GAP - forLabels) * WAVE_SHARE));
    double labelsTop = TOP + forWaves + (lanes.waves() == 0 ? 0 : LANE_GAP);
    double pictureTop = TOP + forWaves + forLabels + (lanes.waves() == 0 ? 0 : PART_GAP);
    double forPictures = Math.max(1, TOP + room - pictureTop);
    return new Frame(
        grid.lanes(TOP, forWaves, lanes.waves(), plotWidth),
        lanes.labels()
            ? Optional.of(grid.lane(labelsTop, LABELS_HEIGHT, plotWidth))
            : Optional.empty(),
        grid.lanes(pictureTop, forPictures, lanes.pictures(), plotWidth),
        new Rectangle2D(
            grid.floor(LEFT) + plotWidth + BAR_GAP,
            grid.floor(pictureTop),
            BAR_WIDTH,
            grid.floor(forPictures)),
        time);
  }

  /// The grid of device pixels.
  private record Grid(double scale) {
    double floor(double value) {
      return Math.floor(value * scale + 1e-6) / scale;
    }

    Rectangle2D lane(double top, double height, double width) {
      return new Rectangle2D(floor(LEFT), floor(top), width, Math.max(1, floor(height)));
    }

    List<Rectangle2D> lanes(double top, double height, int count, double width) {
      List<Rectangle2D> lanes = new ArrayList<>();
      double each = (height - (count - 1) * LANE_GAP) / Math.max(1, count);
      for (int i = 0; i < count; i++) {
        lanes.add(lane(top + i * (floor(each) + LANE_GAP), each, width));
      }
      return lanes;
    }
  }

  double left() {
    return pictures.getFirst().getMinX();
  }

  double right() {
    return pictures.getFirst().getMaxX();
  }

  double top() {
    return TOP;
  }

  double bottom() {
    return pictures.getLast().getMaxY();
  }

  double width() {
    return right() - left();
  }

  boolean contains(double x, double y) {
    return x >= left() && x <= right() && y >= top() && y <= bottom();
  }

  /// Where `sample` lies, in pixels from the left of the view.
  double x(double sample) {
    return left() + time.position(sample) * width();
  }

  /// The time at `x` pixels, in samples; beyond the lanes their ends.
  double sample(double x) {
    return time.at(Math.clamp((x - left()) / width(), 0, 1));
  }

  /// The picture at `y` pixels, if there is one, by its place from the top.
  Optional<Integer> pictureAt(double y) {
    for (int i = 0; i < pictures.size(); i++) {
      if (y >= pictures.get(i).getMinY() && y <= pictures.get(i).getMaxY()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /// How high `y` pixels lies in a lane: 0 is its lower edge, 1 its upper.
  static double height(Rectangle2D lane, double y) {
    return (lane.getMaxY() - y) / lane.getHeight();
  }
}
