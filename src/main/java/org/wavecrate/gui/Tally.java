package org.wavecrate.gui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;
import org.wavecrate.text.Plural;

/// The number of findings of each severity.
public record Tally(int errors, int warnings, int infos) {
  public static final Tally NONE = new Tally(0, 0, 0);

  public static Tally of(List<Finding> findings) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
    return new Tally(
        counts.getOrDefault(Severity.ERROR, 0),
        counts.getOrDefault(Severity.WARNING, 0),
        counts.getOrDefault(Severity.INFO, 0));
  }

  /// Whether there is nothing to worry about.
  public boolean isClean() {
    return errors + warnings == 0;
  }

  /// For example `4 errors`.
  public String words(Severity severity) {
    return switch (severity) {
      case ERROR -> Plural.of(errors, "error");
      case WARNING -> Plural.of(warnings, "warning");
      case INFO -> Plural.of(infos, "fact");
    };
  }

  /// For example `4 errors · 17 warnings`.
  public String words() {
    if (isClean()) {
      return "nothing wrong";
    }
    if (errors == 0 || warnings == 0) {
      return words(errors == 0 ? Severity.WARNING : Severity.ERROR);
    }
    return words(Severity.ERROR) + " · " + words(Severity.WARNING);
  }
}
