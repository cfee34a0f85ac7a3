package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.wavecrate.storage.Formatted;

/// Axis marks at round values: 1, 2 or 5 times a power of ten apart, or what the unit finds round.
///
/// @param unit what the labels count in: `s`, `Hz`, `dB`, ...; empty for plain numbers
/// @param ticks from low to high
public record Ticks(String unit, List<Tick> ticks) {
  /// Labels and axis titles write negative numbers with this sign, not a hyphen.
  static final char MINUS = '\u2212';

  private static final double MINUTE_S = 60;
  private static final double[] MINUTE_STEPS_S = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 36_000, 86_400
  };

  public Ticks {
    ticks = List.copyOf(ticks);
  }

  /// Times in seconds: `0.1` in s; in ms where the stretch is shorter than 50 ms and ends before 1
  /// s; `1:05.2` in min:s where it ends after a minute.
  ///
  /// @param most how many marks there may be, 2 or more
  public static Ticks seconds(double fromS, double toS, int most) {
    double step = step(toS - fromS, most);
    if (toS > MINUTE_S) {
      double minuteStep = step < 1 ? step : stepOf(MINUTE_STEPS_S, toS - fromS, most);
      int digits = decimals(minuteStep);
      return new Ticks("min:s", every(fromS, toS, minuteStep, s -> clock(s, digits)));
    }
    if (toS - fromS < 0.05 && toS <= 1) {
      return numbers("ms", fromS * 1000, toS * 1000, step(1000 * (toS - fromS), most), 1e-3);
    }
    return numbers("s", fromS, toS, step, 1);
  }

  /// Plain numbers, such as amplitudes.
  public static Ticks numbers(double from, double to, int most) {
    return numbers("", from, to, step(to - from, most), 1);
  }

  /// Whole numbers, such as samples, frames and bins.
  public static Ticks whole(double from, double to, int most) {
    return numbers("", from, to, Math.max(1, step(to - from, most)), 1);
  }

  /// The amplitudes of integer samples: quarters or halves of a full scale that is a power of two,
  /// else round numbers.
  public static Ticks amplitude(double from, double to, int most) {
    double top = Math.max(-from, to);
    boolean binary = top >= 128 && top <= 1L << 62 && Long.bitCount(Math.round(top)) == 1;
    double step = binary ? top / 2 : 0;
    while (binary && (to - from) / step >= most) {
      step *= 2;
    }
    return binary ? numbers("", from, to, step, 1) : numbers(from, to, most);
  }

  /// Levels in dB.
  public static Ticks decibels(double fromDb, double toDb, int most) {
    return numbers("dB", fromDb, toDb, step(toDb - fromDb, most), 1);
  }

  /// Frequencies, at least `gap` (a share of the axis' length) apart, the roundest first: `500`,
  /// `1k`, `1.5k`.
  public static Ticks hertz(FrequencyScale scale, double gap) {
    return new Ticks("Hz", FrequencyTicks.of(scale, gap));
  }

  /// The least round step with which a stretch of `length` has at most `most` marks.
  static double step(double length, int most) {
    double least = length / Math.max(1, most - 1);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static double stepOf(double[] steps, double length, int most) {
    for (double step : steps) {
      if (step * Math.max(1, most - 1) >= length) {
        return step;
      }
    }
    return 86_400 * Math.max(1, step(length / 86_400, most));
  }

  private static Ticks numbers(String unit, double from, double to, double step, double scale) {
    int digits = decimals(step);
    boolean huge = step >= 1e6;
    DoubleFunction<String> label = v -> huge ? scientific(v) : fixed(v, digits);
    List<Tick> ticks = every(from, to, step, label);
    return new Ticks(
        unit, ticks.stream().map(t -> new Tick(t.value() * scale, t.label())).toList());
  }

  private static List<Tick> every(
      double from, double to, double step, DoubleFunction<String> label) {
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(from / step - 1e-9);
    long last = (long) Math.floor(to / step + 1e-9);
    for (long i = first; i <= last; i++) {
      ticks.add(new Tick(i * step, label.apply(i * step)));
    }
    return ticks;
  }

  /// How many decimals tell multiples of `step` apart.
  static int decimals(double step) {
    return step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
  }

  /// A number with `digits` decimals and a true minus sign.
  static String fixed(double value, int digits) {
    String text = Formatted.of("%." + digits + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return text.replace("-", zero ? "" : String.valueOf(MINUS));
  }

  private static String scientific(double value) {
    return value == 0
        ? "0"
        : Formatted.of("%.1e", value)
            .replace(".0e", "e")
            .replace("e+0", "e")
            .replace("e+", "e")
            .replace('-', MINUS);
  }

  private static String clock(double seconds, int digits) {
    double size = Math.abs(seconds);
    long scale = Math.round(Math.pow(10, digits));
    long units = Math.round(size * scale);
    long minutes = units / (60 * scale);
    String rest = fixed((double) (units % (60 * scale)) / scale, digits);
    String padded = rest.indexOf('.') == 1 || rest.length() == 1 ? "0" + rest : rest;
    String sign = seconds < 0 && units > 0 ? String.valueOf(MINUS) : "";
    return minutes >= 60
        ? sign + minutes / 60 + ":" + Formatted.of("%02d", minutes % 60) + ":" + padded
        : sign + minutes + ":" + padded;
  }
}
