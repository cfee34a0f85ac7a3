package org.wavecrate.gui.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wavecrate.rules.Finding;

/// Findings that follow from others about the same file, and go away with them: a file that was cut
/// has another shape, can't be batched, and looks like one of another rate.
///
/// @param causes all findings but those that follow from one of them
/// @param consequences what follows from each, where anything does
record Cascade(List<Finding> causes, Map<Finding, List<Finding>> consequences) {
  /// By what follows, what it may follow from, the likeliest first.
  private static final Map<String, List<String>> CAUSES =
      Map.of(
          "not-batchable",
              List.of(
                  "channels-differ", "shape-differs", "label-out-of-domain", "label-shape-differs"),
          "sample-rate", List.of("shape-differs"),
          "level-outlier", List.of("constant", "near-silence", "clipping"),
          "silent-edges", List.of("constant", "near-silence"),
          "spectrum-outlier", List.of("constant", "near-silence"));

  Cascade {
    causes = List.copyOf(causes);
    consequences = Map.copyOf(consequences);
  }

  /// A consequence is never worse than its cause, so that folding hides no error under a warning.
  static Cascade of(List<Finding> findings) {
    Map<String, Finding> byRuleAndPath = new HashMap<>();
    Set<String> causing = new HashSet<>();
    CAUSES.values().forEach(causing::addAll);
    for (Finding finding : findings) {
      if (finding.isOfFile() && causing.contains(finding.rule().code())) {
        byRuleAndPath.putIfAbsent(key(finding.rule().code(), finding), finding);
      }
    }
    List<Finding> causes = new ArrayList<>();
    Map<Finding, List<Finding>> consequences = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Finding cause = finding;
      for (String code : CAUSES.getOrDefault(finding.rule().code(), List.of())) {
        Finding found = byRuleAndPath.get(key(code, finding));
        // One about several files is no consequence of what is wrong with one.
        boolean isAlone = finding.isOfFile() && finding.twins().isEmpty();
        if (cause == finding
            && found != null
            && isAlone
            && found.severity().compareTo(finding.severity()) <= 0) {
          cause = found;
        }
      }
      if (cause == finding) {
        causes.add(finding);
      } else {
        consequences.computeIfAbsent(cause, f -> new ArrayList<>()).add(finding);
      }
    }
    return new Cascade(causes, consequences);
  }

  private static String key(String code, Finding finding) {
    return code + " " + finding.place().path();
  }
}
