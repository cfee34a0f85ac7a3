package org.wavecrate.sample;

/// A snare drum: two modes of the skin, and the rattle of the wires below it.
final class Snare implements Instrument {
  /// Of the second mode to the first, for an ideal membrane.
  private static final double MODE_RATIO = 1.593;

  @Override
  public String name() {
    return "snare";
  }

  @Override
  public double[] play(int samples, HashRandom random) {
    double skinHz = random.between(165, 235);
    double skinSeconds = random.between(0.03, 0.06);
    double wireSeconds = random.between(0.05, 0.1);
    double wires = random.between(0.6, 1);
    SecondOrderHighPass highPass = new SecondOrderHighPass(random.between(700, 1400));
    double[] note = new double[samples];
    for (int i = 0; i < samples; i++) {
      double t = (double) i / SAMPLE_RATE_HZ;
      double bent = skinHz * (t + 0.004 * (1 - Instrument.decay(t, 0.01)));
      double skin = Instrument.sine(bent) + 0.6 * Instrument.sine(MODE_RATIO * bent);
      double rattle = highPass.next(random.noise()) * Instrument.attack(t, 0.002);
      note[i] =
          0.7 * skin * Instrument.decay(t, skinSeconds)
              + wires * rattle * Instrument.decay(t, wireSeconds);
    }
    return note;
  }
}
