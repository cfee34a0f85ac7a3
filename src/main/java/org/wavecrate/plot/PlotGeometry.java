package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layout of a picture of sound: waveforms above labels above pictures (spectrograms or a
/// feature map), the first and last stacked by channel, between the value axis on the left and
/// the colour bar on the right, above one time axis.
///
/// @param area what time runs across, from the first lane to the last
/// @param waves one lane a channel
/// @param labels the lane of labels over time
/// @param pictures one lane a channel
/// @param colorBar beside the pictures
/// @param time what the lanes show from left to right
/// @param pixelScale device pixels per logical pixel
public record PlotGeometry(
    Box area,
    List<Box> waves,
    Optional<Box> labels,
    List<Box> pictures,
    Box colorBar,
    TimeRange time,
    double pixelScale) {
  /// The room of value axes on the left, in pixels.
  public static final double LEFT = 58;

  /// The room of the colour bar on the right.
  public static final double RIGHT = 62;

  static final double BOTTOM = 36;
  static final double TOP = 8;
  static final double BAR_WIDTH = 12;
  static final double LABELS_HEIGHT = 20;

  private static final double BAR_GAP = 10;
  private static final double LANE_GAP = 6;
  private static final double PART_GAP = 12;
  private static final double WAVE_SHARE = 0.34;

  /// The numbers of lanes.
  ///
  /// @param waves how many waveforms, 0 or more
  /// @param labels whether there is a lane of labels
  /// @param pictures how many pictures, 0 or more
  public record Lanes(int waves, boolean labels, int pictures) {}

  /// @param pixelScale device pixels per logical pixel; all edges lie between device pixels
  public static PlotGeometry of(
      double width, double height, Lanes lanes, TimeRange time, double pixelScale) {
    Grid grid = new Grid(pixelScale);
    double plotWidth = Math.max(1, grid.floor(width - LEFT - RIGHT));
    double room = Math.max(2, grid.floor(height - TOP - BOTTOM));
    double forLabels = lanes.labels() ? LABELS_HEIGHT + LANE_GAP : 0;
    double share = lanes.pictures() == 0 ? 1 : WAVE_SHARE;
    double gap = lanes.pictures() == 0 ? 0 : PART_GAP;
    double forWaves =
        lanes.waves() == 0 ? 0 : Math.max(1, grid.floor((room - gap - forLabels) * share));
    double labelsTop = TOP + forWaves + (lanes.waves() == 0 ? 0 : LANE_GAP);
    double pictureTop = TOP + forWaves + forLabels + (lanes.waves() == 0 ? 0 : gap);
    double forPictures = Math.max(1, TOP + room - pictureTop);
    List<Box> waves = grid.lanes(TOP, forWaves, lanes.waves(), plotWidth);
    List<Box> pictures = grid.lanes(pictureTop, forPictures, lanes.pictures(), plotWidth);
    double bottom =
        !pictures.isEmpty()
            ? pictures.getLast().bottom()
            : waves.isEmpty() ? TOP + room : Math.max(waves.getLast().bottom(), labelsTop);
    return new PlotGeometry(
        new Box(grid.floor(LEFT), TOP, plotWidth, Math.max(1, bottom - TOP)),
        waves,
        lanes.labels()
            ? Optional.of(grid.lane(labelsTop, LABELS_HEIGHT, plotWidth))
            : Optional.empty(),
        pictures,
        new Box(
            grid.floor(LEFT) + plotWidth + BAR_GAP,
            grid.floor(pictureTop),
            BAR_WIDTH,
            grid.floor(forPictures)),
        time,
        pixelScale);
  }

  /// The grid of device pixels.
  private record Grid(double scale) {
    double floor(double value) {
      return Math.floor(value * scale + 1e-6) / scale;
    }

    Box lane(double top, double height, double width) {
      return new Box(floor(LEFT), floor(top), width, Math.max(1, floor(height)));
    }

    List<Box> lanes(double top, double height, int count, double width) {
      List<Box> lanes = new ArrayList<>();
      double each = (height - (count - 1) * LANE_GAP) / Math.max(1, count);
      for (int i = 0; i < count; i++) {
        lanes.add(lane(top + i * (floor(each) + LANE_GAP), each, width));
      }
      return lanes;
    }
  }

  public double left() {
    return area.x();
  }

  public double right() {
    return area.right();
  }

  public double top() {
    return area.y();
  }

  public double bottom() {
    return area.bottom();
  }

  public double width() {
    return area.width();
  }

  public boolean contains(double x, double y) {
    return area.contains(x, y);
  }

  /// Where `sample` lies, in pixels from the left of the view.
  public double x(double sample) {
    return left() + time.position(sample) * width();
  }

  /// The time at `x` pixels, in samples; beyond the lanes their ends.
  public double sample(double x) {
    return time.at(Math.clamp((x - left()) / width(), 0, 1));
  }

  /// The picture at `y` pixels, if there is one, by its place from the top.
  public Optional<Integer> pictureAt(double y) {
    for (int i = 0; i < pictures.size(); i++) {
      if (y >= pictures.get(i).y() && y <= pictures.get(i).bottom()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
