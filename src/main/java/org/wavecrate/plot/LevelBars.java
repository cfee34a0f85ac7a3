package org.wavecrate.plot;

import java.util.List;

/// A level meter of horizontal bars, one a channel, on a scale in dBFS: the RMS within the peak,
/// the peak that was held, and a light that says that full scale was reached.
///
/// @param channels from top to bottom
/// @param palette its colours
public record LevelBars(List<Channel> channels, Palette palette) {
  /// The lowest level that is shown, in dBFS.
  public static final double LEAST_DB = -60;

  private static final double[] MARKS_DB = {-60, -48, -36, -24, -18, -12, -6, -3, 0};
  private static final double BAR = 5;
  private static final double GAP = 1;
  private static final double TOP = 3;
  private static final double LABELS = 12;
  private static final double LIGHT = 8;
  private static final double LEAST_GAP = 26;

  /// The levels of one channel, in dBFS; minus infinity for silence.
  ///
  /// @param clipped whether its light is on
  public record Channel(double rmsDb, double peakDb, double heldDb, boolean clipped) {}

  public LevelBars {
    channels = List.copyOf(channels);
  }

  /// How high a meter of so many channels is.
  public static double height(int channels) {
    return TOP + channels * (BAR + GAP) + LABELS;
  }

  /// From 0 at the lowest level to 1 at full scale.
  static double position(double db) {
    return Math.clamp(1 - db / LEAST_DB, 0, 1);
  }

  /// Draws it from `left` to `right`; the lights and the held level stand further right.
  public void paint(DrawingCanvas canvas, double left, double right) {
    double width = right - left;
    for (int i = 0; i < channels.size(); i++) {
      Channel channel = channels.get(i);
      double y = TOP + i * (BAR + GAP);
      canvas.rectangle(palette.panel(), left, y, width, BAR);
      canvas.rectangle(palette.wave(), left, y, width * position(channel.peakDb()), BAR);
      canvas.rectangle(palette.waveCore(), left, y + 1, width * position(channel.rmsDb()), BAR - 2);
      if (channel.heldDb() > LEAST_DB) {
        double x = left + width * position(channel.heldDb());
        canvas.rectangle(palette.text(), Math.round(x) - 1, y, 1, BAR);
      }
      int light = channel.clipped() ? palette.warning() : palette.grid();
      canvas.rectangle(light, right + 4, y, LIGHT, BAR);
    }
    double below = TOP + channels.size() * (BAR + GAP);
    double last = Double.NEGATIVE_INFINITY;
    for (int i = MARKS_DB.length - 1; i >= 0; i--) {
      double x = Math.round(left + width * position(MARKS_DB[i]));
      canvas.rectangle(palette.grid(), x, below, 1, 3);
      if (last == Double.NEGATIVE_INFINITY || last - x >= LEAST_GAP) {
        String label = Ticks.fixed(MARKS_DB[i], 0);
        canvas.text(
            label, Lettering.AXIS, DrawingCanvas.Anchor.CENTER, palette.muted(), x, below + 8);
        last = x;
      }
    }
    double held =
        channels.stream().mapToDouble(Channel::heldDb).max().orElse(Double.NEGATIVE_INFINITY);
    String text = held > LEAST_DB ? Ticks.fixed(held, 1) : "dBFS";
    canvas.text(
        text, Lettering.AXIS, DrawingCanvas.Anchor.LEFT, palette.muted(), right + 16, below + 8);
  }
}
