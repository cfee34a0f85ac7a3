package org.wavecrate.transform;

/// Multiplies by -1.
public record PolarityInversion(double probability) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          PolarityInversion.class,
          "polarityInversion",
          "Turns the waveform upside down, which sounds the same.",
          Domain.WAVEFORM);

  public PolarityInversion {
    KIND.check(probability);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    float[] values = clip.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
  }
}
