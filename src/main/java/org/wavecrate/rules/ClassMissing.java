package org.wavecrate.rules;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ClassCounts;
import org.wavecrate.text.Plural;

/// Classes that one split has and another has not.
final class ClassMissing extends CheckRule {
  ClassMissing() {
    super(
        "class-missing",
        "Class missing from a split",
        Severity.WARNING,
        "A class that is not in training can't be learnt; one that is not in validation or test is"
            + " not measured.",
        "Move examples between the splits so that all have all classes.");
  }

  private static final int MOST_NAMED = 8;

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    TreeSet<Integer> all = new TreeSet<>();
    for (int s = 0; s < evidence.splits().size(); s++) {
      all.addAll(evidence.classes(s).classes());
    }
    for (int number = 0; number < evidence.recipe().labels().classes().size(); number++) {
      all.add(number);
    }
    for (int s = 0; s < evidence.splits().size(); s++) {
      ClassCounts counts = evidence.classes(s);
      List<Integer> missing = all.stream().filter(c -> counts.of(c) == 0).toList();
      if (counts.count() > 0 && !missing.isEmpty()) {
        found.split(
            evidence.splits().get(s),
            Formatted.of(
                "of %s %d %s missing: %s%s",
                Plural.of(all.size(), "class"),
                missing.size(),
                Plural.either(missing.size(), "is", "are"),
                missing.stream()
                    .limit(MOST_NAMED)
                    .map(evidence::className)
                    .collect(Collectors.joining(", ")),
                missing.size() > MOST_NAMED ? ", ..." : ""),
            missing.size() + " missing",
            "0 missing");
      }
    }
  }
}
