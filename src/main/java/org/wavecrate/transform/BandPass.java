package org.wavecrate.transform;

import org.wavecrate.storage.Formatted;

/// A Butterworth filter that passes the band around a centre: `scipy.signal.butter(2, [low, high],
/// "bandpass")` with `low` and `high` half the bandwidth below and above the centre.
public record BandPass(
    double probability,
    double minCenterHz,
    double maxCenterHz,
    double minBandwidthFraction,
    double maxBandwidthFraction)
    implements Transform {
  static final TransformKind KIND =
      TransformKind.of(
          BandPass.class,
          "bandPass",
          "Leaves a band of frequencies, as telephones and radios do.",
          Domain.WAVEFORM,
          Parameter.number("minCenterHz", 200, "Hz", 1, 5_000_000),
          Parameter.number("maxCenterHz", 4000, "Hz", 1, 5_000_000),
          Parameter.number("minBandwidthFraction", 0.5, "", 0.01, 1.99),
          Parameter.number("maxBandwidthFraction", 1.99, "", 0.01, 1.99));

  public BandPass {
    KIND.check(probability, minCenterHz, maxCenterHz, minBandwidthFraction, maxBandwidthFraction);
  }

  @Override
  public void prepare(TransformContext context) {
    int rate = context.requireRateHz("maxCenterHz");
    double highest = maxCenterHz * (1 + maxBandwidthFraction / 2);
    if (!(highest < rate / 2.0)) {
      throw new ParameterException(
          "maxCenterHz",
          Formatted.of(
                  "%s Hz with maxBandwidthFraction %s reaches up to %s Hz; allowed: below %s Hz,"
                      + " half of",
                  Parameter.text(maxCenterHz),
                  Parameter.text(maxBandwidthFraction),
                  Parameter.text(highest),
                  Parameter.text(rate / 2.0))
              + " sampleRateHz "
              + rate);
    }
  }

  @Override
  public void apply(Clip clip, Draw draw) {
    double centerHz = draw.uniform("centerHz", minCenterHz, maxCenterHz);
    double fraction = draw.uniform("bandwidthFraction", minBandwidthFraction, maxBandwidthFraction);
    double half = centerHz * fraction / 2;
    Butterworth[] filters =
        Butterworth.bandPass(centerHz - half, centerHz + half, draw.sampleRateHz());
    filters[0].applyWith(filters[1], clip);
  }
}
