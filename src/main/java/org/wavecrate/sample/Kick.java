package org.wavecrate.sample;

/// A bass drum: a sine wave that falls to its pitch, driven warm, behind a short click.
final class Kick implements Instrument {
  @Override
  public String name() {
    return "kick";
  }

  @Override
  public double[] play(int samples, HashRandom random) {
    double pitchHz = random.between(44, 60);
    double fallHz = random.between(120, 240);
    double fallSeconds = random.between(0.018, 0.035);
    double ringSeconds = random.between(0.07, 0.13);
    double drive = random.between(1.2, 2.5);
    double click = random.between(0.1, 0.35);
    double[] note = new double[samples];
    double cycles = 0;
    for (int i = 0; i < samples; i++) {
      double t = (double) i / SAMPLE_RATE_HZ;
      cycles += (pitchHz + fallHz * Instrument.decay(t, fallSeconds)) / SAMPLE_RATE_HZ;
      double body =
          StrictMath.tanh(drive * Instrument.sine(cycles)) * Instrument.decay(t, ringSeconds);
      note[i] = body + click * random.noise() * Instrument.decay(t, 0.002);
    }
    return note;
  }
}
