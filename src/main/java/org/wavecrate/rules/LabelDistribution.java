package org.wavecrate.rules;

import org.wavecrate.dataset.SplitName;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ClassCounts;

/// Splits whose classes are not distributed as in training.
final class LabelDistribution extends CheckRule {
  LabelDistribution() {
    super(
        "label-distribution",
        "Splits with other shares of classes",
        Severity.WARNING,
        "Classes have other shares than in the training split, by more than chance explains: the"
            + " score does not show how well the network does on the mixture it was trained on.",
        "Split the examples again, class by class.",
        new Limit(
            "maxDistance", 0.2, 0, 1, "total variation distance between the shares of classes"),
        new Limit(
            "minSigmas",
            4,
            0,
            100,
            "how unlikely by chance, in standard deviations of a chi-squared statistic"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double most = limits.of("maxDistance");
    double sure = limits.of("minSigmas");
    int train = -1;
    for (int s = 0; s < evidence.splits().size(); s++) {
      train = evidence.splits().get(s).name() == SplitName.TRAIN ? s : train;
    }
    for (int s = 0; train >= 0 && s < evidence.splits().size(); s++) {
      ClassCounts own = evidence.classes(s);
      ClassCounts other = evidence.classes(train);
      if (s == train || own.total() == 0 || other.total() == 0) {
        continue;
      }
      double distance = own.distance(other);
      if (distance > most && own.sigmas(other) > sure) {
        found.split(
            evidence.splits().get(s),
            Formatted.of(
                "%s of its labels would have to change to match the training split",
                FindingNumbers.percent(distance)),
            FindingNumbers.percent(distance),
            FindingNumbers.percent(most));
      }
    }
  }
}
