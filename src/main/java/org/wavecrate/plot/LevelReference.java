package org.wavecrate.plot;

/// The reference of decibels: the level that is 0 dB.
public sealed interface LevelReference {
  /// A sine of `amplitude` is 0 dB in every example, so that a change of gain can be seen.
  record FullScale(double amplitude) implements LevelReference {
    public FullScale {
      if (!(amplitude > 0 && amplitude < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "full scale: got " + amplitude + "; allowed: a finite amplitude above 0");
      }
    }
  }

  /// The loudest point of each example's spectrogram is 0 dB.
  record ExampleMaximum() implements LevelReference {}
}
