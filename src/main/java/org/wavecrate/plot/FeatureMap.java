package org.wavecrate.plot;

import java.util.function.BooleanSupplier;

/// A feature array as a heat map.
final class FeatureMap implements PixelSource {
  private final HeatMapPixels pixels;

  FeatureMap(FigureData.Features features, ValueRange range, ColorMap colors) {
    pixels =
        new HeatMapPixels(
            features.values(),
            features.frames(),
            features.bins(),
            range,
            colors,
            HeatMapPixels.Pooling.MAX);
  }

  @Override
  public int[] render(
      TimeRange time, ValueRange vertical, int width, int height, BooleanSupplier cancelled) {
    return pixels.render(time, bins(vertical), width, height, cancelled);
  }

  /// The bins that a part of the upright axis shows; bin `k` occupies `k` to `k + 1`.
  ValueRange bins(ValueRange vertical) {
    return new ValueRange(vertical.low() * pixels.bins(), vertical.high() * pixels.bins());
  }
}
