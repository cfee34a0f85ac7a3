package org.wavecrate.crate;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.wavecrate.generator.JsonTree;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The file `wavecrate-check.json` in a crate: what it holds, and what the check of its dataset
/// found. Depends on the dataset alone, not on the time or the machine.
final class CheckSummary {
  static final String NAME = "wavecrate-check.json";
  static final String FORMAT = "wavecrate-check/1";

  /// The rest is told by number.
  private static final int MOST_FINDINGS = 100;

  private CheckSummary() {}

  /// @param set what the parts of one export have in common and those of others have not
  /// @param report empty if the dataset was not checked
  static byte[] of(PlannedCrate crate, String set, int leftOut, Optional<CheckReport> report) {
    ObjectNode json = JsonTree.object();
    json.put("format", FORMAT);
    json.put("split", crate.split().canonical());
    json.put("part", crate.part()).put("parts", crate.parts());
    json.put("examples", crate.examples()).put("examplesLeftOut", leftOut);
    json.put("set", set);
    json.put("checked", report.isPresent());
    report.ifPresent(found -> add(json, found));
    String text = JsonTree.indented(json) + "\n";
    return text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void add(ObjectNode json, CheckReport report) {
    if (!report.contentHash().isEmpty()) {
      json.put("contentHash", report.contentHash());
    }
    ObjectNode counts = json.putObject("counts");
    for (Severity severity : Severity.values()) {
      counts.put(severity.key(), report.count(severity));
    }
    Map<String, Integer> rules = new TreeMap<>();
    report.findings().forEach(finding -> rules.merge(finding.rule().code(), 1, Integer::sum));
    ObjectNode byRule = json.putObject("rules");
    rules.forEach(byRule::put);
    ArrayNode findings = json.putArray("findings");
    report.findings().stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .limit(MOST_FINDINGS)
        .forEach(finding -> add(findings.addObject(), finding));
  }

  private static void add(ObjectNode json, Finding finding) {
    json.put("rule", finding.rule().code()).put("severity", finding.severity().key());
    json.put("path", finding.place().path()).put("message", finding.message());
  }
}
