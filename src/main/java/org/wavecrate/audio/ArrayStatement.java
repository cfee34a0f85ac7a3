package org.wavecrate.audio;

import java.util.Optional;
import java.util.OptionalDouble;

/// Stated properties of a dataset's arrays, so that nothing has to be guessed.
///
/// @param axes what the axes stand for
/// @param fullScale the value at 0 dBFS
/// @since 0.1.0
public record ArrayStatement(Optional<Axes> axes, OptionalDouble fullScale) {
  /// Nothing is said.
  public static final ArrayStatement NONE =
      new ArrayStatement(Optional.empty(), OptionalDouble.empty());

  public ArrayStatement {
    if (axes.isPresent() && axes.get() == Axes.OTHER) {
      throw new IllegalArgumentException("axes " + Axes.OTHER.text() + " can't be stated");
    }
    double full = fullScale.orElse(1);
    if (!(full > 0 && full <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("fullScale " + full + "; allowed: above 0");
    }
  }
}
