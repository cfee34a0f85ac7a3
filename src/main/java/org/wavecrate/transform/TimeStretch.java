package org.wavecrate.transform;

/// Plays faster or slower at the same pitch. The length stays: after a faster sound comes silence,
/// and the end of a slower one is cut off.
public record TimeStretch(double probability, double minRate, double maxRate) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          TimeStretch.class,
          "timeStretch",
          "Plays the sound faster or slower at the same pitch.",
          Domain.WAVEFORM,
          Parameter.number("minRate", 0.8, "", 0.25, 4),
          Parameter.number("maxRate", 1.25, "", 0.25, 4));

  public TimeStretch {
    KIND.check(probability, minRate, maxRate);
  }

  @Override
  public void prepare(TransformContext context) {
    context.requireRateHz("timeStretch");
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double rate = draw.uniform("rate", minRate, maxRate);
    float[] stretched = draw.floats(clip.values().length);
    new Wsola(clip, draw.sampleRateHz(), draw).stretch(rate, stretched, clip.frames());
    System.arraycopy(stretched, 0, clip.values(), 0, clip.values().length);
  }
}
