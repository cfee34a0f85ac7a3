package org.wavecrate.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wavecrate.check.CheckReport;
import org.wavecrate.check.Finding;
import org.wavecrate.check.Rule;
import org.wavecrate.check.Severity;
import org.wavecrate.check.Span;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A check's report for people and for programs.
final class CheckText {
  private static final int MOST_SHOWN = 8;
  private static final double MEGABYTE = 1e6;

  private CheckText() {}

  static ObjectNode json(CheckReport report) {
    ObjectNode root = Output.object();
    ArrayNode findings = root.putArray("findings");
    report.findings().forEach(finding -> add(finding, findings.addObject()));
    ObjectNode counts = root.putObject("counts");
    for (Severity severity : Severity.values()) {
      counts.put(severity.key(), report.count(severity));
    }
    root.put("examples", report.examples());
    root.put("bytes", report.bytes());
    root.put("seconds", report.seconds());
    root.put("bytesPerSecond", Math.round(report.bytesPerSecond()));
    root.put("contentHash", report.contentHash());
    return root;
  }

  private static void add(Finding finding, ObjectNode node) {
    node.put("rule", finding.rule().code());
    node.put("severity", finding.severity().key());
    finding.split().ifPresent(split -> node.put("split", split.canonical()));
    finding.block().ifPresent(block -> node.put("block", block));
    finding.file().ifPresent(file -> node.put("file", file));
    node.put("message", finding.message());
    node.put("path", finding.path());
    node.put("value", finding.value());
    node.put("limit", finding.limit());
    node.put("fix", finding.rule().fix());
    if (!finding.twins().isEmpty()) {
      ArrayNode twins = node.putArray("twins");
      finding.twins().forEach(twins::add);
    }
    if (!finding.spans().isEmpty()) {
      ArrayNode spans = node.putArray("spans");
      for (Span span : finding.spans()) {
        spans.addArray().add(span.first()).add(span.end());
      }
    }
  }

  static List<String> lines(Dataset dataset, CheckReport report) {
    List<String> lines = new ArrayList<>();
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      String key = finding.severity() + finding.rule().code();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    for (List<Finding> group : groups.values()) {
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
        String.format(
            Locale.ROOT,
            "%,.1f MB read in %.2f s: %,.0f MB/s",
            report.bytes() / MEGABYTE,
            report.seconds(),
            report.bytesPerSecond() / MEGABYTE));
    return lines;
  }

  /// A file's name may hold anything; a line of text does not.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
