package org.wavecrate.transform;

/// A Butterworth filter of 12 dB an octave, as `scipy.signal.butter(2, cutoff, "highpass")`.
public record HighPass(double probability, double minCutoffHz, double maxCutoffHz)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          HighPass.class,
          "highPass",
          "Thins the sound: takes away low frequencies.",
          Domain.WAVEFORM,
          Parameter.number("minCutoffHz", 20, "Hz", 1, 5_000_000),
          Parameter.number("maxCutoffHz", 2400, "Hz", 1, 5_000_000));

  public HighPass {
    KIND.check(probability, minCutoffHz, maxCutoffHz);
  }

  @Override
  public void prepare(TransformContext context) {
    Butterworth.requireBelowHalfRate("maxCutoffHz", maxCutoffHz, context);
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double cutoffHz = draw.uniform("cutoffHz", minCutoffHz, maxCutoffHz);
    Butterworth.highPass(cutoffHz, draw.sampleRateHz()).apply(clip);
  }
}
