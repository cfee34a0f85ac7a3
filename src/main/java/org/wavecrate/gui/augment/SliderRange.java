package org.wavecrate.gui.augment;

import java.util.List;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.transform.Parameter;

/// The range of a slider: the useful part of the allowed range. Other values are typed.
///
/// @param from at its left end
/// @param to at its right end
/// @param log whether equal ways are equal ratios
/// @param whole whether values are whole numbers
record SliderRange(double from, double to, boolean log, boolean whole) {
  private static final double LOWEST_HZ = 20;
  private static final double HIGHEST_HZ = 20_000;

  /// @param ends one parameter, or the lower and the upper end of a range
  /// @param now their values, which are always within
  static SliderRange of(List<Parameter> ends, List<Double> now) {
    Parameter first = ends.getFirst();
    double low = usual(first);
    double high = usual(ends.getLast());
    double from = first.least();
    double to = first.most();
    boolean log = first.unit().equals("Hz");
    if (log) {
      from = Math.max(from, LOWEST_HZ);
      to = Math.min(to, HIGHEST_HZ);
    } else if (ends.size() > 1 && to - from > 4 * (high - low)) {
      double span = Math.max(high - low, Math.abs(high));
      from = Math.max(from, low - span / 2);
      to = Math.min(to, high + span / 2);
    } else if (ends.size() == 1 && to - from > 10 * Math.abs(low)) {
      double span = low == 0 ? 24 : 4 * Math.abs(low);
      from = Math.max(from, low - span);
      to = Math.min(to, low + span * 0.75);
    }
    for (double value : now) {
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
    return new SliderRange(from, to, log, first.kind() == Parameter.Kind.INTEGER);
  }

  private static double usual(Parameter parameter) {
    return parameter
        .fallback()
        .map(value -> ((Number) value).doubleValue())
        .orElse(parameter.least());
  }

  /// Where `value` lies, from 0 to 1.
  double position(double value) {
    double position =
        log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    return Math.clamp(Double.isNaN(position) ? 0 : position, 0, 1);
  }

  /// The value at `position`, rounded to what one would type.
  double at(double position) {
    double inside = Math.clamp(position, 0, 1);
    double value = log ? from * Math.pow(to / from, inside) : from + inside * (to - from);
    return Math.clamp(rounded(value), from, to);
  }

  private double rounded(double value) {
    if (whole) {
      return Math.rint(value);
    }
    double width = log ? value : to - from;
    double step = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, width))) - (log ? 1 : 2));
    // Dividing by a whole number keeps 0.1 from becoming 0.10000000000000001.
    return step < 1
        ? Math.rint(value * Math.rint(1 / step)) / Math.rint(1 / step)
        : Math.rint(value / step) * step;
  }

  /// As it stands in a field.
  static String text(double value) {
    return Numbers.trimmed(value, 4).replace(",", "");
  }
}
