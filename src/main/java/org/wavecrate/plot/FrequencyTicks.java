package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wavecrate.storage.Formatted;

/// Chooses the marks of a frequency axis: evenly stepped on a linear scale, else the roundest that
/// have room.
final class FrequencyTicks {
  private static final double[][] LOG_SETS = {{1, 2, 3, 5, 7}, {1, 2, 5}, {1, 3}, {1}};
  private static final double[][] ROUNDNESS = {
    {1},
    {5},
    {2},
    {3, 4, 8},
    {1.5, 6},
    {1.2, 2.5, 7, 9},
    {1.1, 1.3, 1.4, 1.6, 1.7, 1.8, 1.9, 2.2, 3.5}
  };

  private FrequencyTicks() {}

  static List<Tick> of(FrequencyScale scale, double gap) {
    double low = scale.minHz();
    double high = scale.maxHz();
    if (scale.kind() == FrequencyScale.Kind.LINEAR || high / Math.max(low, 1e-300) < 1.3) {
      return linear(scale, low, high, gap);
    }
    if (scale.kind() == FrequencyScale.Kind.LOG && high / low >= 20) {
      return logarithmic(scale, gap);
    }
    List<Double> chosen = new ArrayList<>();
    if (low == 0) {
      chosen.add(0.0);
    }
    for (double[] factors : ROUNDNESS) {
      if (factors == ROUNDNESS[ROUNDNESS.length - 1] && chosen.size() >= 3) {
        break;
      }
      for (double power = decade(high); power > 0 && power * 10 > lowest(scale, gap); power /= 10) {
        for (double factor : factors) {
          double hz = tidy(factor * power);
          if (hz >= low && hz <= high * (1 + 1e-9) && hasRoom(scale, chosen, hz, gap)) {
            chosen.add(hz);
          }
        }
      }
    }
    chosen.sort(Comparator.naturalOrder());
    return chosen.stream().map(hz -> new Tick(hz, label(hz))).toList();
  }

  /// The same factors in every decade: the densest set that has room.
  private static List<Tick> logarithmic(FrequencyScale scale, double gap) {
    List<Double> chosen = new ArrayList<>();
    for (double[] factors : LOG_SETS) {
      chosen.clear();
      boolean roomy = true;
      for (double power = decade(scale.minHz()); power <= scale.maxHz(); power *= 10) {
        for (double factor : factors) {
          double hz = tidy(factor * power);
          if (hz >= scale.minHz() * (1 - 1e-9) && hz <= scale.maxHz() * (1 + 1e-9)) {
            roomy &= hasRoom(scale, chosen, hz, gap);
            chosen.add(hz);
          }
        }
      }
      if (roomy && !chosen.isEmpty()) {
        break;
      }
    }
    return chosen.stream().map(hz -> new Tick(hz, label(hz))).toList();
  }

  private static List<Tick> linear(FrequencyScale scale, double low, double high, double gap) {
    double step = Ticks.step(high - low, (int) Math.max(2, 1 + Math.floor(1 / gap)));
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++) {
      double hz = tidy(i * step);
      if (hasRoom(scale, ticks.stream().map(Tick::value).toList(), hz, gap)) {
        ticks.add(new Tick(hz, high < 10 ? Ticks.fixed(hz, Ticks.decimals(step)) : label(hz)));
      }
    }
    return ticks;
  }

  /// The lowest frequency that could have a mark of its own.
  private static double lowest(FrequencyScale scale, double gap) {
    return scale.minHz() > 0 ? scale.minHz() : scale.toHz(Math.min(1, gap));
  }

  private static double decade(double hz) {
    return Math.pow(10, Math.floor(Math.log10(hz)));
  }

  /// Takes away the noise of multiplying: 0.30000000000000004 is 0.3.
  private static double tidy(double hz) {
    return hz == 0 ? 0 : Double.parseDouble(Formatted.of("%.9e", hz));
  }

  private static boolean hasRoom(FrequencyScale scale, List<Double> chosen, double hz, double gap) {
    double position = scale.toPosition(hz);
    return chosen.stream()
        .allMatch(other -> Math.abs(scale.toPosition(other) - position) >= gap * (1 - 1e-9));
  }

  /// `500`, `1k`, `22.05k`.
  static String label(double hz) {
    boolean kilo = hz >= 1000;
    String text = Ticks.fixed(kilo ? hz / 1000 : hz, kilo ? 5 : 6);
    return text.replaceFirst("\\.?0+$", "").isEmpty() || hz == 0
        ? "0"
        : (text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text) + (kilo ? "k" : "");
  }
}
