package org.wavecrate.transform;

/// A Butterworth filter of 12 dB an octave, as `scipy.signal.butter(2, cutoff, "lowpass")`.
public record LowPass(double probability, double minCutoffHz, double maxCutoffHz)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          LowPass.class,
          "lowPass",
          "Dulls the sound: takes away high frequencies.",
          Domain.WAVEFORM,
          Parameter.number("minCutoffHz", 150, "Hz", 1, 5_000_000),
          Parameter.number("maxCutoffHz", 7500, "Hz", 1, 5_000_000));

  public LowPass {
    KIND.check(probability, minCutoffHz, maxCutoffHz);
  }

  @Override
  public void prepare(TransformContext context) {
    Butterworth.requireBelowHalfRate("maxCutoffHz", maxCutoffHz, context);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double cutoffHz = draw.uniform("cutoffHz", minCutoffHz, maxCutoffHz);
    Butterworth.lowPass(cutoffHz, draw.sampleRateHz()).apply(clip);
  }
}
