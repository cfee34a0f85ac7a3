package org.wavecrate.rules;

import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ClassCounts;

/// Training splits sorted by label.
final class LabelsNotMixed extends CheckRule {
  LabelsNotMixed() {
    super(
        "labels-not-mixed",
        "Labels in order",
        Severity.WARNING,
        "In stored order the labels of neighbours are the same far more often than by chance."
            + " Without full shuffling, batches hold few classes.",
        "Shuffle fully (the default), or use a wide window of blocks.",
        new Limit(
            "maxRepeats",
            0.5,
            0,
            1,
            "how sorted labels may be, from 0 (as by chance) to 1 (class after class)"));
  }

  private static final int LEAST_EXAMPLES = 20;

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double least = limits.of("maxRepeats");
    for (int s = 0; s < evidence.splits().size(); s++) {
      Split split = evidence.splits().get(s);
      if (split.name() != SplitName.TRAIN) {
        continue;
      }
      ClassCounts counts = evidence.classes(s);
      long repeats = 0;
      long pairs = 0;
      for (int row = evidence.rows().start(s) + 1; row < evidence.rows().end(s); row++) {
        int one = evidence.classOf(row - 1);
        int other = evidence.classOf(row);
        pairs += one >= 0 && other >= 0 ? 1 : 0;
        repeats += one >= 0 && one == other ? 1 : 0;
      }
      double chance = counts.repeatsByChance();
      double share = pairs == 0 ? 0 : (double) repeats / pairs;
      // 1 where all neighbours agree that need not, 0 where as many as by chance do.
      double sorted = chance < 1 ? (share - chance) / (1 - chance) : 0;
      if (pairs >= LEAST_EXAMPLES && counts.count() > 1 && sorted > least) {
        found.split(
            split,
            Formatted.of(
                "%s of neighbours have the same label; by chance %s would",
                FindingNumbers.percent(share), FindingNumbers.percent(chance)),
            FindingNumbers.percent(share),
            FindingNumbers.percent(chance + least * (1 - chance)));
      }
    }
  }
}
