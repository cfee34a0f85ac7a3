package org.wavecrate.gui.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;

/// Findings under one heading.
///
/// @param key tells it from others
/// @param title for people: a rule's title or a block's name
/// @param note below it: a rule's code or a block's split
/// @param severity of the worst of them
/// @param rule which all of them broke, if they are grouped by rule
/// @param silenced whether the recipe has switched the rule off
/// @param findings in the order of the report
/// @param consequences what follows from each of them, where anything does
record Group(
    String key,
    String title,
    String note,
    Severity severity,
    Optional<Rule> rule,
    boolean silenced,
    List<Finding> findings,
    Map<Finding, List<Finding>> consequences) {
  Group {
    findings = List.copyOf(findings);
    consequences = Map.copyOf(consequences);
  }

  /// The findings that follow from one of the findings.
  List<Finding> consequences(Finding cause) {
    return consequences.getOrDefault(cause, List.of());
  }

  /// How many findings are folded under these.
  int folded() {
    return consequences.values().stream().mapToInt(List::size).sum();
  }

  /// Whether any of them is about a single file, so that there is something to see.
  boolean hasFiles() {
    return findings.stream().anyMatch(Finding::isOfFile);
  }

  int size() {
    return findings.size();
  }
}
