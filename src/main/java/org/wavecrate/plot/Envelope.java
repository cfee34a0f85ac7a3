package org.wavecrate.plot;

import java.util.Arrays;

/// The outline of a whole sound, all channels in one, or of features by their mean: small enough to
/// show where one is.
public final class Envelope {
  /// Frames looked at for one column of features.
  private static final int MOST_FRAMES = 4;

  private Envelope() {}

  /// Draws all of `data` from `x` to `x + width`.
  public static void paint(
      DrawingCanvas canvas,
      FigureData data,
      Palette palette,
      double x,
      double y,
      double width,
      double height) {
    int columns = (int) Math.max(1, width);
    double[] low = new double[columns];
    double[] high = new double[columns];
    switch (data) {
      case FigureData.Waveforms sound -> extremes(sound, low, high);
      case FigureData.Features features -> means(features, high);
    }
    for (int i = 0; i < columns; i++) {
      double top = y + height * (1 - high[i]);
      double bottom = y + height * (1 - low[i]);
      canvas.rectangle(palette.wave(), x + i, top, 1, Math.max(1, bottom - top));
    }
  }

  /// From 0, the loudest negative amplitude, to 1, the loudest positive one.
  static void extremes(FigureData.Waveforms sound, double[] low, double[] high) {
    double peak =
        sound.channels().stream().mapToDouble(PeakPyramid::peak).filter(p -> p > 0).max().orElse(1);
    Arrays.fill(low, 0.5);
    Arrays.fill(high, 0.5);
    for (PeakPyramid channel : sound.channels()) {
      Peaks peaks = channel.peaks(0, Math.max(1, channel.size()), low.length);
      for (int i = 0; i < low.length; i++) {
        if (!peaks.isEmpty(i)) {
          low[i] = Math.min(low[i], (1 + peaks.min()[i] / peak) / 2);
          high[i] = Math.max(high[i], (1 + peaks.max()[i] / peak) / 2);
        }
      }
    }
  }

  private static void means(FigureData.Features features, double[] high) {
    for (int i = 0; i < high.length && features.frames() > 0; i++) {
      long first = (long) i * features.frames() / high.length;
      long end = Math.max(first + 1, (long) (i + 1) * features.frames() / high.length);
      long step = Math.max(1, (end - first) / MOST_FRAMES);
      double sum = 0;
      int count = 0;
      for (long frame = first; frame < end; frame += step) {
        for (int bin = 0; bin < features.bins(); bin++) {
          float value = features.values()[(int) frame * features.bins() + bin];
          if (Float.isFinite(value)) {
            sum += features.range().position(value);
            count++;
          }
        }
      }
      high[i] = count == 0 ? 0 : Math.clamp(sum / count, 0, 1);
    }
  }
}
