package org.wavecrate.sample;

/// A synthesiser bass: a sawtooth, harmonic by harmonic, whose low-pass closes while it sounds.
final class Bass implements Instrument {
  /// A minor pentatonic, high enough for small speakers.
  private static final int[] NOTES = {40, 43, 45, 48, 50, 52};

  /// Below half the rate, so that no harmonic folds back.
  private static final double HIGHEST_HZ = 7500;

  @Override
  public String name() {
    return "bass";
  }

  @Override
  public double[] play(int samples, HashRandom random) {
    double pitchHz =
        Instrument.noteHz(NOTES[random.below(NOTES.length)] + random.between(-0.06, 0.06));
    int harmonics = (int) (HIGHEST_HZ / pitchHz);
    double openHz = random.between(900, 2400);
    double closeSeconds = random.between(0.07, 0.16);
    double ringSeconds = random.between(0.35, 0.8);
    double[] note = new double[samples];
    for (int i = 0; i < samples; i++) {
      double t = (double) i / SAMPLE_RATE_HZ;
      double cutoffHz = 300 + openHz * Instrument.decay(t, closeSeconds);
      double sum = 0;
      for (int k = 1; k <= harmonics; k++) {
        double octaves = k * pitchHz / cutoffHz;
        sum += Instrument.sine(k * pitchHz * t) / (k * (1 + octaves * octaves * octaves));
      }
      note[i] = sum * Instrument.attack(t, 0.004) * Instrument.decay(t, ringSeconds);
    }
    return note;
  }
}
