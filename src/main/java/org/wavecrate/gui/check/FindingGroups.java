package org.wavecrate.gui.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Severity;

/// Sorts findings under headings, the worst first; silenced rules come last.
final class FindingGroups {
  private static final Comparator<Group> WORST_FIRST =
      Comparator.comparing(Group::silenced).thenComparing(Group::severity);

  private FindingGroups() {}

  /// @param findings in the order of the report, which stays within each group and, among equally
  ///     bad ones, between groups
  /// @param silenced rules that the recipe has switched off, which have no findings
  static List<Group> of(
      List<Finding> findings, FindingFilter wanted, Grouping grouping, List<Rule> silenced) {
    List<Finding> passed = findings.stream().filter(wanted::passes).toList();
    // Who looks for something by words finds it where it stands.
    Cascade cascade = wanted.words().isEmpty() ? Cascade.of(passed) : new Cascade(passed, Map.of());
    Map<String, List<Finding>> byKey = new LinkedHashMap<>();
    for (Finding finding : cascade.causes()) {
      String key = grouping == Grouping.RULE ? finding.rule().code() : place(finding);
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(finding);
    }
    List<Group> groups = new ArrayList<>();
    byKey.forEach(
        (key, of) ->
            groups.add(
                grouping == Grouping.RULE
                    ? byRule(of.getFirst().rule(), worst(of), false, of, cascade)
                    : byPlace(key, of, cascade)));
    if (grouping == Grouping.RULE) {
      silenced.stream()
          .filter(rule -> !byKey.containsKey(rule.code()))
          .forEach(rule -> groups.add(silenced(rule)));
    }
    groups.sort(WORST_FIRST);
    return groups;
  }

  private static Group byRule(
      Rule rule, Severity severity, boolean silenced, List<Finding> findings, Cascade cascade) {
    return new Group(
        rule.code(),
        rule.title(),
        rule.code(),
        severity,
        Optional.of(rule),
        silenced,
        findings,
        consequences(findings, cascade));
  }

  private static Group silenced(Rule rule) {
    return byRule(rule, rule.severity(), true, List.of(), new Cascade(List.of(), Map.of()));
  }

  private static Map<Finding, List<Finding>> consequences(List<Finding> findings, Cascade cascade) {
    Map<Finding, List<Finding>> of = new HashMap<>();
    for (Finding finding : findings) {
      List<Finding> following = cascade.consequences().get(finding);
      if (following != null) {
        of.put(finding, List.copyOf(following));
      }
    }
    return of;
  }

  private static Group byPlace(String key, List<Finding> findings, Cascade cascade) {
    Finding first = findings.getFirst();
    String split = first.place().split().map(name -> name.canonical()).orElse("");
    String title = first.place().block().filter(block -> !block.isEmpty()).orElse(split);
    boolean several = split.isEmpty();
    return new Group(
        key,
        several ? "The whole dataset" : title,
        several ? "several splits" : title.equals(split) ? "split" : split,
        worst(findings),
        Optional.empty(),
        false,
        findings,
        consequences(findings, cascade));
  }

  private static String place(Finding finding) {
    return finding.place().split().map(name -> name.canonical()).orElse("")
        + "/"
        + finding.place().block().orElse("");
  }

  private static Severity worst(List<Finding> findings) {
    return findings.stream()
        .map(Finding::severity)
        .min(Comparator.naturalOrder())
        .orElse(Severity.INFO);
  }
}
