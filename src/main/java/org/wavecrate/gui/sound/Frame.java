package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.wavecrate.plot.TimeRange;

/// Where everything lies in a picture of sound: waveforms above pictures (spectrograms or a feature
/// map), each stacked by channel, between the value axis on the left and the colour bar on the
/// right, above one time axis.
///
/// @param waves one lane a channel
/// @param pictures one lane a channel
/// @param colorBar beside the pictures
/// @param time what the lanes show from left to right
record Frame(
    List<Rectangle2D> waves, List<Rectangle2D> pictures, Rectangle2D colorBar, TimeRange time) {
  static final double LEFT = 58;
  static final double RIGHT = 62;
  static final double BOTTOM = 36;
  static final double TOP = 8;
  static final double BAR_WIDTH = 12;

  private static final double BAR_GAP = 10;
  private static final double LANE_GAP = 6;
  private static final double PART_GAP = 12;
  private static final double WAVE_SHARE = 0.34;

  /// @param waves how many waveforms, 0 or more
  /// @param pictures how many pictures, 1 or more
  static Frame of(double width, double height, int waves, int pictures, TimeRange time) {
    double plotWidth = Math.max(1, Math.floor(width - LEFT - RIGHT));
    double room = Math.max(2, Math.floor(height - TOP - BOTTOM));
    double forWaves = waves == 0 ? 0 : Math.floor((room - PART_GAP) * WAVE_SHARE);
    double pictureTop = TOP + forWaves + (waves == 0 ? 0 : PART_GAP);
    double forPictures = TOP + room - pictureTop;
    return new Frame(
        lanes(TOP, forWaves, waves, plotWidth),
        lanes(pictureTop, forPictures, pictures, plotWidth),
        new Rectangle2D(
            LEFT + plotWidth + BAR_GAP, pictureTop, BAR_WIDTH, Math.max(1, forPictures)),
        time);
  }

  private static List<Rectangle2D> lanes(double top, double height, int count, double width) {
    List<Rectangle2D> lanes = new ArrayList<>();
    double each = Math.floor((height - (count - 1) * LANE_GAP) / Math.max(1, count));
    for (int i = 0; i < count; i++) {
      lanes.add(new Rectangle2D(LEFT, top + i * (each + LANE_GAP), width, Math.max(1, each)));
    }
    return lanes;
  }

  double left() {
    return LEFT;
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

  /// Where `sample` lies, in pixels from the left of the view.
  double x(double sample) {
    return left() + time.position(sample) * width();
  }

  /// The time at `x` pixels, in samples; beyond the lanes their ends.
  double sample(double x) {
    return time.at(Math.clamp((x - left()) / width(), 0, 1));
  }
}
