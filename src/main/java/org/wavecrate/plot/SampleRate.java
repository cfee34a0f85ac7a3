package org.wavecrate.plot;

import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The rate at which a signal was sampled, and how it is known: `.npy` files do not say.
///
/// @param hz samples per second; 1 if unknown, so that times count samples and frequencies cycles
///     per sample
/// @param origin how it is known
public record SampleRate(double hz, Origin origin) {
  public enum Origin {
    /// The recipe or the user says so.
    STATED,
    /// A guess, marked as one in every picture.
    ASSUMED,
    /// Not even guessed.
    UNKNOWN
  }

  public SampleRate {
    if (!(hz > 0 && hz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("sample rate: got " + hz + " Hz; allowed: above 0");
    }
  }

  public static SampleRate of(double hz) {
    return new SampleRate(hz, Origin.STATED);
  }

  public static SampleRate assumed(double hz) {
    return new SampleRate(hz, Origin.ASSUMED);
  }

  public static SampleRate unknown() {
    return new SampleRate(1, Origin.UNKNOWN);
  }

  public boolean isKnown() {
    return origin != Origin.UNKNOWN;
  }

  /// `16 kHz`, `22.05 kHz (assumed)` or `rate unknown`.
  public String label() {
    String text = FrequencyTicks.label(hz);
    String unit = text.endsWith("k") ? text.replace("k", " kHz") : text + " Hz";
    return switch (origin) {
      case STATED -> unit;
      case ASSUMED -> unit + " (assumed)";
      case UNKNOWN -> "rate unknown";
    };
  }

  /// How long `samples` last: `1.000 s`, `2:05.20`, or `16,000 samples` when the rate is unknown.
  public String duration(long samples) {
    if (!isKnown()) {
      return Plural.of(samples, "sample");
    }
    double seconds = samples / hz;
    if (seconds < 60) {
      return Formatted.of("%.3f s", seconds);
    }
    long hundredths = Math.round(seconds * 100);
    return Formatted.of("%d:%05.2f", hundredths / 6000, hundredths % 6000 / 100.0);
  }

  /// Marks along a stretch of samples, with values in samples.
  Ticks timeTicks(TimeRange range, int most) {
    if (!isKnown()) {
      return Ticks.whole(range.from(), range.to(), most);
    }
    Ticks seconds = Ticks.seconds(range.from() / hz, range.to() / hz, most);
    return new Ticks(
        seconds.unit(),
        seconds.ticks().stream().map(t -> new Tick(t.value() * hz, t.label())).toList());
  }
}
