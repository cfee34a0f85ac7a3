package org.wavecrate.transform;

/// Multiplies by a factor drawn in decibels. Nothing is clipped.
public record Gain(double probability, double minGainDb, double maxGainDb) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          Gain.class,
          "gain",
          "Makes the sound louder or softer.",
          Domain.WAVEFORM,
          Parameter.number("minGainDb", -12, "dB", -120, 60),
          Parameter.number("maxGainDb", 12, "dB", -120, 60));

  public Gain {
    KIND.check(probability, minGainDb, maxGainDb);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double gainDb = draw.uniform("gainDb", minGainDb, maxGainDb);
    SignalLevels.scale(clip.values(), clip.values().length, SignalLevels.factor(gainDb));
  }
}
