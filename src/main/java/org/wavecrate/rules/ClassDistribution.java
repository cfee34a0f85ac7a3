package org.wavecrate.rules;

import java.util.stream.Collectors;
import org.wavecrate.survey.ClassCounts;
import org.wavecrate.text.Plural;

/// Reports the number of examples of every class.
final class ClassDistribution extends CheckRule {
  ClassDistribution() {
    super(
        "distribution",
        "How labels are distributed",
        Severity.INFO,
        "The classes of every split, by their numbers, with the number of their examples.",
        "Nothing to fix.");
  }

  private static final int MOST_NAMED = 20;

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    for (int s = 0; s < evidence.splits().size(); s++) {
      ClassCounts counts = evidence.classes(s);
      if (counts.count() > 0) {
        String classes = Plural.of(counts.count(), "class");
        String each =
            counts.classes().stream()
                .limit(MOST_NAMED)
                .map(c -> evidence.className(c) + ": " + counts.of(c))
                .collect(Collectors.joining(", "));
        found.split(
            evidence.splits().get(s),
            classes + ": " + each + (counts.count() > MOST_NAMED ? ", ..." : ""),
            classes,
            "");
      }
    }
  }
}
