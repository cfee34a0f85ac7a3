package org.wavecrate.report;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// A check's report as lines for a terminal: some findings of every rule, and what to do.
public final class TextReport {
  private static final int MOST_SHOWN = 8;
  private static final double MEGABYTE = 1e6;

  private TextReport() {}

  public static List<String> lines(Dataset dataset, CheckReport report) {
    List<String> lines = new ArrayList<>();
    for (List<Finding> group : FindingsByRule.of(report)) {
      Finding first = group.getFirst();
      Rule rule = first.rule();
      boolean info = first.severity() == Severity.INFO;
      lines.add(
          Formatted.of(
              "%s  %s (%s)%s",
              first.severity().key(),
              rule.title(),
              rule.code(),
              group.size() > 1 ? Formatted.of(": %,d", group.size()) : ""));
      group.stream().limit(MOST_SHOWN).forEach(f -> lines.add("  " + oneLine(f.message())));
      if (group.size() > MOST_SHOWN) {
        lines.add(Formatted.of("  ... and %,d more; --json lists all", group.size() - MOST_SHOWN));
      }
      if (!info) {
        lines.add("  fix: " + rule.fix());
      }
      lines.add("");
    }
    lines.add(
        Formatted.of(
            "%s: %s, %s in %s",
            dataset.path(),
            Plural.of(report.count(Severity.ERROR), "error"),
            Plural.of(report.count(Severity.WARNING), "warning"),
            Plural.of(report.examples(), "example")));
    lines.add(
        Formatted.of(
            "%,.1f MB read in %.2f s: %,.0f MB/s",
            report.bytes() / MEGABYTE, report.seconds(), report.bytesPerSecond() / MEGABYTE));
    return lines;
  }

  /// A file's name may hold anything; a line of text does not.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
