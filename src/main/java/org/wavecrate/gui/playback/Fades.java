package org.wavecrate.gui.playback;

/// Short ramps that keep a stretch from clicking where it begins and ends.
final class Fades {
  /// Too short to soften an attack.
  private static final double IN_S = 0.001;

  private static final double OUT_S = 0.004;

  private final double sampleRateHz;
  private final double to;
  private double from;
  private double in;
  private double out;

  /// @param from the first sample
  /// @param to where it ends
  Fades(double from, double to, double sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
    this.to = to;
    begin(from);
  }

  /// Lets the stretch begin at `first` instead.
  void begin(double first) {
    from = first;
    double most = Math.max(1, (to - from) / 4);
    in = Math.min(most, IN_S * sampleRateHz);
    out = Math.min(most, OUT_S * sampleRateHz);
  }

  /// The gain at sample `position`.
  float at(double position) {
    double rise = (position - from) / in;
    double fall = (to - position) / out;
    return (float) Math.clamp(Math.min(rise, fall), 0, 1);
  }
}
