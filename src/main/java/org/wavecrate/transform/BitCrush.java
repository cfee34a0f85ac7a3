package org.wavecrate.transform;

/// Rounds samples to the steps of a lower resolution, `2^(bits - 1)` of them up to full scale.
/// Nothing is clipped.
public record BitCrush(double probability, int minBits, int maxBits) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          BitCrush.class,
          "bitCrush",
          "Lowers the resolution, as old samplers and games did.",
          Domain.WAVEFORM,
          Parameter.integer("minBits", 5, "bits", 1, 24),
          Parameter.integer("maxBits", 10, "bits", 1, 24));

  public BitCrush {
    KIND.check(probability, minBits, maxBits);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    int bits = draw.whole(minBits, maxBits);
    draw.tell("bits", bits);
    double step = clip.fullScale() / (1 << bits - 1);
    float[] values = clip.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (Math.rint(values[i] / step) * step);
    }
  }
}
