package org.wavecrate.sample;

/// A pair of cymbals, closed or now and then half open: bright noise and metal out of tune.
final class HiHat implements Instrument {
  /// The ratios of the six oscillators that drum machines of 1980 made cymbals of.
  private static final double[] METAL = {2.0, 3.0, 4.16, 5.43, 6.79, 8.21};

  @Override
  public String name() {
    return "hi-hat";
  }

  @Override
  public double[] play(int samples, HashRandom random) {
    boolean open = random.below(4) == 0;
    double ringSeconds = open ? random.between(0.08, 0.14) : random.between(0.012, 0.035);
    double metalHz = random.between(780, 920);
    double metal = random.between(0.15, 0.4);
    SecondOrderHighPass first = new SecondOrderHighPass(5200);
    SecondOrderHighPass second = new SecondOrderHighPass(5200);
    double[] note = new double[samples];
    for (int i = 0; i < samples; i++) {
      double t = (double) i / SAMPLE_RATE_HZ;
      double sum = random.noise();
      for (double ratio : METAL) {
        sum += metal * Instrument.sine(ratio * metalHz * t);
      }
      note[i] =
          second.next(first.next(sum))
              * Instrument.attack(t, 0.0005)
              * Instrument.decay(t, ringSeconds);
    }
    return note;
  }
}
