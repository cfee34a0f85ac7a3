package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.transform.Applied;

/// Applied transforms in words: `gain −3.1 dB · pitchShift +2.0 st`. Works from the names of the
/// values alone, which carry their unit.
final class AppliedWords {
  /// A unit: the ending of names, the format of values, and whether a plus sign has a meaning.
  private record Unit(String suffix, String text, int digits, boolean signed) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("dbperoctave", " dB/oct", 1, true),
          new Unit("db", " dB", 1, true),
          new Unit("hz", " Hz", 0, false),
          new Unit("ms", " ms", 0, false),
          new Unit("semitones", " st", 1, true),
          new Unit("percentile", " %", 1, false),
          new Unit("rate", "×", 2, false),
          new Unit("fraction", "", 2, true));

  /// Needs no words of its own before its value.
  private static final Set<String> SAID_BY_THE_KIND = Set.of("", "gain", "cutoff");

  private AppliedWords() {}

  static String of(List<Applied> applied) {
    StringJoiner words = new StringJoiner(" · ");
    applied.forEach(one -> words.add(of(one)));
    return words.toString();
  }

  static String of(Applied applied) {
    StringJoiner words = new StringJoiner(" ");
    words.add(applied.kind());
    for (var value : applied.values().entrySet()) {
      String said = said(value.getKey(), value.getValue());
      if (!said.isEmpty()) {
        words.add(said);
      }
    }
    return words.toString();
  }

  private static String said(String name, Object value) {
    return switch (value) {
      case Double number -> number(name, number);
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Applied ->
          "(" + of(list.stream().map(Applied.class::cast).toList()) + ")";
      case List<?> list when name.equals("transforms") -> "(nothing)";
      case List<?> list -> name.startsWith("first") ? "" : spans(name, list);
      // Samples say again what a fraction said, and where a cut begins is seen.
      case Integer number when name.equals("samples") || name.equals("startSample") -> "";
      case Integer number -> name.equals("bits") ? number + " bits" : name + " " + number;
      case String text -> text.substring(text.lastIndexOf('/') + 1);
      default -> name + " " + value;
    };
  }

  /// A value with its unit, after what it is where the kind does not say it.
  static String number(String name, double value) {
    for (Unit unit : UNITS) {
      if (name.toLowerCase(Locale.ROOT).endsWith(unit.suffix())) {
        String stem = name.substring(0, name.length() - unit.suffix().length());
        boolean ratio = stem.equals("snr");
        String word = ratio ? "SNR " : SAID_BY_THE_KIND.contains(stem) ? "" : stem + " ";
        String sign = unit.signed() && !ratio && value > 0 ? "+" : "";
        return unit.suffix().equals("hz")
            ? word + Numbers.hertz(value >= 1000 ? Math.rint(value / 10) * 10 : Math.rint(value))
            : word + sign + Numbers.decimal(value, unit.digits()) + unit.text();
      }
    }
    return name + " " + Numbers.decimal(value, 2);
  }

  private static String spans(String name, List<?> widths) {
    StringJoiner words = new StringJoiner(" + ");
    widths.forEach(width -> words.add(String.valueOf(width)));
    return words + " " + name;
  }
}
