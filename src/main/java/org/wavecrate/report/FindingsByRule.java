package org.wavecrate.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;

/// Sorts findings under the headings of a report.
final class FindingsByRule {
  private FindingsByRule() {}

  /// @return the findings of one rule and severity each, in the order of the report
  static List<List<Finding>> of(CheckReport report) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      String key = finding.severity().key() + " " + finding.rule().code();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    return List.copyOf(groups.values());
  }
}
