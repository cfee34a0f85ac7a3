package org.wavecrate.sample;

/// An instrument. Every note it plays is a little different, as `random` decides.
interface Instrument {
  /// How often a second a note is sampled.
  int SAMPLE_RATE_HZ = 16_000;

  /// The class of its notes.
  String name();

  /// Plays one note from its onset on.
  ///
  /// @param samples how long, in samples at [#SAMPLE_RATE_HZ]
  /// @return the waveform, at any level
  double[] play(int samples, HashRandom random);

  /// A sine wave; `cycles` counts its periods.
  static double sine(double cycles) {
    return StrictMath.sin(2 * Math.PI * (cycles - Math.floor(cycles)));
  }

  /// From 1 at 0 s down to 1/e after `decaySeconds`.
  static double decay(double seconds, double decaySeconds) {
    return StrictMath.exp(-seconds / decaySeconds);
  }

  /// From 0 at 0 s up to 1 after `attackSeconds`: what starts at once clicks.
  static double attack(double seconds, double attackSeconds) {
    return Math.min(1, seconds / attackSeconds);
  }

  /// The frequency of a MIDI note: 69 is the A of 440 Hz.
  static double noteHz(double note) {
    return 440 * StrictMath.pow(2, (note - 69) / 12);
  }
}
