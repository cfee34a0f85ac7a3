package org.wavecrate.report;

import org.wavecrate.generator.JsonTree;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;
import org.wavecrate.rules.Span;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A check's report for programs.
public final class JsonReport {
  private JsonReport() {}

  /// All findings, worst first, how many there are of each severity, and what was read.
  public static ObjectNode of(CheckReport report) {
    ObjectNode root = JsonTree.object();
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
    finding.place().split().ifPresent(split -> node.put("split", split.canonical()));
    finding.place().block().ifPresent(block -> node.put("block", block));
    finding.place().file().ifPresent(file -> node.put("file", file));
    node.put("message", finding.message());
    node.put("path", finding.place().path());
    node.put("value", finding.value());
    node.put("limit", finding.limit());
    node.put("fix", finding.rule().fix());
    if (!finding.twins().isEmpty()) {
      ArrayNode twins = node.putArray("twins");
      finding.twins().forEach(twin -> twins.add(twin.path()));
    }
    if (!finding.spans().isEmpty()) {
      ArrayNode spans = node.putArray("spans");
      for (Span span : finding.spans()) {
        spans.addArray().add(span.first()).add(span.end());
      }
    }
  }
}
