package org.wavecrate.generator;

/// How examples of different lengths are brought to one: the length of the first axis.
///
/// @param samples the length wanted
/// @param mode what may be done to reach it
/// @param crop which part of a longer example stays; random only in the training split
public record Fit(int samples, Mode mode, Crop crop) {
  /// What may be done to reach the length.
  public enum Mode {
    /// Nothing: another length is an error.
    ERROR,
    /// Shorter examples get zeros at the end.
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

  /// Which part of a longer example stays.
  public enum Crop {
    CENTER,
    RANDOM
  }

  public Fit {
    if (samples < 1) {
      throw new IllegalArgumentException("samples " + samples + "; allowed: 1 or more");
    }
  }
}
