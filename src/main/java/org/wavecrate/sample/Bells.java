package org.wavecrate.sample;

/// A chord of small bells, struck one just after the other.
final class Bells implements Instrument {
  /// Chords of A minor pentatonic: whatever sounds together sounds well.
  private static final int[][] CHORDS = {
    {69, 76, 84}, {72, 79, 88}, {74, 81, 88}, {67, 76, 86}, {72, 81, 91}
  };

  /// Partials of a bar that is free at both ends and tuned, as in a vibraphone or a celesta.
  private static final double[] PARTIALS = {1, 2.76, 4.0, 5.4};

  private static final double[] LEVELS = {1, 0.35, 0.25, 0.12};

  @Override
  public String name() {
    return "bells";
  }

  @Override
  public double[] play(int samples, HashRandom random) {
    int[] chord = CHORDS[random.below(CHORDS.length)];
    double detune = random.between(-0.08, 0.08);
    double ringSeconds = random.between(0.14, 0.3);
    double strumSeconds = random.between(0.004, 0.05);
    double brightness = random.between(0.5, 1.2);
    double[] note = new double[samples];
    for (int voice = 0; voice < chord.length; voice++) {
      double pitchHz = Instrument.noteHz(chord[voice] + detune);
      for (int partial = 0; partial < PARTIALS.length; partial++) {
        double hz = PARTIALS[partial] * pitchHz;
        double level = partial == 0 ? 1 : LEVELS[partial] * brightness;
        double seconds = ringSeconds / (1 + 0.8 * partial);
        strike(note, hz, level, seconds, voice * strumSeconds);
      }
    }
    return note;
  }

  private static void strike(
      double[] note, double hz, double level, double ringSeconds, double startSeconds) {
    if (hz >= SAMPLE_RATE_HZ / 2.0) {
      return;
    }
    for (int i = (int) (startSeconds * SAMPLE_RATE_HZ); i < note.length; i++) {
      double t = (double) i / SAMPLE_RATE_HZ - startSeconds;
      if (t >= 0) {
        note[i] +=
            level
                * Instrument.sine(hz * t)
                * Instrument.attack(t, 0.001)
                * Instrument.decay(t, ringSeconds);
      }
    }
  }
}
