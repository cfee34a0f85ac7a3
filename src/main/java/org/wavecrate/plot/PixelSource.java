package org.wavecrate.plot;

import java.util.function.BooleanSupplier;

/// A picture over time that is computed pixel by pixel: a spectrogram or a feature map.
@FunctionalInterface
public interface PixelSource {
  /// All of the upright axis.
  ValueRange WHOLE = new ValueRange(0, 1);

  /// Computes a stretch of time; thread-safe.
  ///
  /// @param vertical the part of the upright axis, as positions from 0 (lowest) to 1
  /// @return opaque ARGB, row after row from the top
  int[] render(
      TimeRange time, ValueRange vertical, int width, int height, BooleanSupplier cancelled);
}
