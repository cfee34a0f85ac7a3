package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Numbers as findings print them: in plain ASCII, the same in every country.
final class FindingNumbers {
  private FindingNumbers() {}

  /// Without a fraction where there is none, else with up to four digits.
  static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      return Long.toString((long) value);
    }
    return Formatted.of("%.4g", value);
  }

  static String fixed(double value, int digits) {
    return Formatted.of("%." + digits + "f", value);
  }

  static String grouped(long value) {
    return Formatted.of("%,d", value);
  }

  static String percent(double part) {
    return fixed(100 * part, part < 0.1 ? 1 : 0) + " %";
  }

  /// The level of a part of full scale.
  static String dbfs(double amplitude) {
    return amplitude > 0 ? fixed(20 * Math.log10(amplitude), 1) + " dBFS" : "-inf dBFS";
  }

  /// A time, in seconds where the rate is known.
  static String time(long samples, int sampleRateHz) {
    return sampleRateHz > 0
        ? fixed((double) samples / sampleRateHz, 3) + " s"
        : Plural.of(samples, "sample");
  }

  /// A long time, in the unit people would use.
  static String duration(double seconds) {
    return seconds < 120
        ? fixed(seconds, 1) + " s"
        : seconds < 7200 ? fixed(seconds / 60, 1) + " min" : fixed(seconds / 3600, 2) + " h";
  }
}
