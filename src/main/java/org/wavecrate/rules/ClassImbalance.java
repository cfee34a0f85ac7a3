package org.wavecrate.rules;

import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ClassCounts;
import org.wavecrate.text.Plural;

/// Classes with many times more examples than others.
final class ClassImbalance extends CheckRule {
  ClassImbalance() {
    super(
        "class-imbalance",
        "Classes of unequal size",
        Severity.WARNING,
        "The largest class of the training split has many times the examples of the smallest: a"
            + " network that ignores the small one is hardly punished.",
        "Add examples, weigh the loss by class, or leave some of the large class out.",
        new Limit(
            "maxRatio",
            10,
            1,
            1e9,
            "how many times the examples of the smallest class the largest may have"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double most = limits.of("maxRatio");
    for (int s = 0; s < evidence.splits().size(); s++) {
      ClassCounts counts = evidence.classes(s);
      Split split = evidence.splits().get(s);
      if (split.name() == SplitName.TRAIN && counts.count() > 1 && counts.ratio() > most) {
        found.split(
            split,
            Formatted.of(
                "class %s has %s, class %s %d",
                evidence.className(counts.largest()),
                Plural.of(counts.of(counts.largest()), "example"),
                evidence.className(counts.smallest()),
                counts.of(counts.smallest())),
            FindingNumbers.fixed(counts.ratio(), 1) + " to 1",
            FindingNumbers.plain(most) + " to 1");
      }
    }
  }
}
