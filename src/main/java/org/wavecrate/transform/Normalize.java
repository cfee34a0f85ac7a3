package org.wavecrate.transform;

/// Brings the largest absolute sample to a level below full scale. Silence stays silent.
public record Normalize(double probability, double peakDb) implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          Normalize.class,
          "normalize",
          "Brings every sound to the same peak level.",
          Domain.WAVEFORM,
          Parameter.number("peakDb", 0, "dB", -120, 60));

  public Normalize {
    KIND.check(probability, peakDb);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    float[] values = clip.values();
    float peak = SignalLevels.peak(values, values.length);
    if (!(peak > 0)) {
      return;
    }
    double factor = SignalLevels.factor(peakDb) * clip.fullScale() / peak;
    draw.tell("gainDb", SignalLevels.decibels(factor));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] * factor);
    }
  }
}
