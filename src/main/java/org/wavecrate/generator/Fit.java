package org.wavecrate.generator;

import java.util.OptionalDouble;

/// Brings examples of different lengths to one, along the axis of time.
///
/// @param samples the length wanted, in samples or frames
/// @param mode what may be done to reach it
/// @param crop which part of a longer example stays; random only in the training split
/// @param padValue what fills up shorter examples; empty for what is silence in them: the zero line
///     of a waveform, the least value of features
/// @since 0.1.0
public record Fit(int samples, Mode mode, Crop crop, OptionalDouble padValue) {
  /// The allowed ways to reach the length.
  public enum Mode {
    /// Nothing: another length is an error.
    ERROR,
    /// Shorter examples are filled up at the end.
    PAD,
    /// Longer examples lose what is around the part that stays.
    CROP,
    /// Both.
    PAD_OR_CROP;

    boolean pads() {
      return this == PAD || this == PAD_OR_CROP;
    }

    boolean crops() {
      return this == CROP || this == PAD_OR_CROP;
    }
  }

  /// The part of a longer example that is kept.
  public enum Crop {
    CENTER,
    RANDOM
  }

  /// Fills up with silence.
  public Fit(int samples, Mode mode, Crop crop) {
    this(samples, mode, crop, OptionalDouble.empty());
  }

  public Fit {
    if (samples < 1) {
      throw new IllegalArgumentException("samples " + samples + "; allowed: 1 or more");
    }
    if (!Float.isFinite((float) padValue.orElse(0))) {
      throw new IllegalArgumentException("padValue " + padValue + "; allowed: a float32");
    }
  }
}
