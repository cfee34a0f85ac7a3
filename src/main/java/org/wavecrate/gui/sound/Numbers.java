package org.wavecrate.gui.sound;

import org.wavecrate.storage.Formatted;

/// Numbers as people read them: grouped digits, a true minus sign, units.
public final class Numbers {
  private Numbers() {}

  /// For example `64,128`.
  public static String count(long value) {
    return Formatted.of("%,d", value).replace('-', '−');
  }

  /// For example `−31.4`.
  public static String decimal(double value, int digits) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    String text = Formatted.of("%,." + digits + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text.replace("-", "") : text.replace('-', '−');
  }

  /// As many of up to `digits` decimals as the value has: `16`, `44.1`.
  public static String trimmed(double value, int digits) {
    String text = decimal(value, digits);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /// For example `44.1 kHz`, `500 Hz`.
  public static String hertz(double hz) {
    return hz >= 1000 ? trimmed(hz / 1000, 3) + " kHz" : trimmed(hz, 1) + " Hz";
  }

  /// To the millisecond: `0.517 s`, `2:05.250 min`.
  public static String seconds(double seconds) {
    if (seconds < 60) {
      return decimal(seconds, 3) + " s";
    }
    long millis = Math.round(seconds * 1000);
    return Formatted.of("%d:%02d.%03d min", millis / 60_000, millis / 1000 % 60, millis % 1000);
  }

  /// A time with as many decimals as can be told apart: in seconds to the millisecond, and in
  /// milliseconds, `517.44 ms`, where `resolutionS` is finer than that.
  public static String time(double seconds, double resolutionS) {
    if (resolutionS >= 5e-4 || seconds >= 60) {
      return seconds(seconds);
    }
    int digits = (int) Math.clamp(Math.ceil(-Math.log10(1000 * resolutionS)), 1, 4);
    return decimal(1000 * seconds, digits) + " ms";
  }

  /// How long something lasts: short stretches in ms and µs, others as [#seconds].
  public static String duration(double seconds) {
    if (seconds >= 0.1 || seconds == 0) {
      return seconds(seconds);
    }
    return seconds < 1e-3 ? decimal(seconds * 1e6, 1) + " µs" : decimal(seconds * 1e3, 2) + " ms";
  }

  /// For example `18.2 MB`; decimal units, as file managers and disks count.
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    double value = bytes;
    for (String unit : new String[] {"kB", "MB", "GB"}) {
      value /= 1000;
      if (value < 999.95) {
        return decimal(value, 1) + " " + unit;
      }
    }
    return decimal(value / 1000, 2) + " TB";
  }
}
