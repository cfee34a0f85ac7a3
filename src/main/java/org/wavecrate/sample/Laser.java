package org.wavecrate.sample;

/// The laser of an arcade game: a tone that dives through the octaves, or now and then climbs.
final class Laser implements Instrument {
  /// The third harmonic is kept below this, so that nothing folds back at half the rate.
  private static final double HIGHEST_HZ = 7200;

  @Override
  public String name() {
    return "laser";
  }

  @Override
  public double[] play(int samples, HashRandom random) {
    double highHz = random.between(2600, 5200);
    double lowHz = random.between(180, 420);
    boolean climbs = random.below(4) == 0;
    double sweepSeconds = random.between(0.22, 0.4);
    double wobbleHz = random.between(11, 17);
    double wobble = random.between(0, 0.04);
    double edge = random.between(0.15, 0.35);
    double octaves = StrictMath.log(highHz / lowHz);
    double[] note = new double[samples];
    double cycles = 0;
    for (int i = 0; i < samples; i++) {
      double t = (double) i / SAMPLE_RATE_HZ;
      double way = Math.min(1, t / sweepSeconds);
      double height = climbs ? way : 1 - way;
      double hz =
          lowHz * StrictMath.exp(octaves * height) * (1 + wobble * Instrument.sine(wobbleHz * t));
      cycles += hz / SAMPLE_RATE_HZ;
      double third = Math.max(0, Math.min(1, (HIGHEST_HZ - 3 * hz) / 1000));
      double tone = Instrument.sine(cycles) + edge * third * Instrument.sine(3 * cycles);
      double past = Math.max(0, t - sweepSeconds);
      note[i] =
          tone
              * Instrument.attack(t, 0.003)
              * Instrument.decay(t, 0.35)
              * Instrument.decay(past, 0.025);
    }
    return note;
  }
}
