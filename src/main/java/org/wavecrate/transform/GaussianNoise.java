package org.wavecrate.transform;

/// Adds white Gaussian noise. The ratio of signal to noise is reached exactly: both levels are
/// measured, as root mean square over all channels. Silence stays silent.
public record GaussianNoise(double probability, double minSnrDb, double maxSnrDb)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          GaussianNoise.class,
          "gaussianNoise",
          "Adds white noise (hiss).",
          Domain.WAVEFORM,
          Parameter.number("minSnrDb", 5, "dB", -60, 120),
          Parameter.number("maxSnrDb", 40, "dB", -60, 120));

  public GaussianNoise {
    KIND.check(probability, minSnrDb, maxSnrDb);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double snrDb = draw.uniform("snrDb", minSnrDb, maxSnrDb);
    float[] noise = draw.floats(clip.values().length);
    Gaussian.fill(draw.noise(0), noise, clip.values().length);
    SignalLevels.addAtSnr(clip, noise, snrDb, draw.level());
  }
}
