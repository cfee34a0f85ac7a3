package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.Outliers;

/// Sounds much louder or quieter than nearly all others.
final class LevelOutlier extends CheckRule {
  LevelOutlier() {
    super(
        "level-outlier",
        "Unusual level",
        Severity.WARNING,
        "The level lies far from those of the dataset: another microphone, another scale, or a"
            + " mistake.",
        "Listen; bring it to the level of the others, or leave it out.",
        new Limit(
            "minSigmas",
            Outliers.SIGMAS,
            1,
            1000,
            "how far from the median, in robust standard deviations"),
        new Limit(
            "minDistanceDb",
            Outliers.leastDistance(Column.RMS),
            0,
            200,
            "how far from the median at least"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double[] values = evidence.ofSounds(Column.RMS);
    Outliers outliers =
        Outliers.of(Column.RMS, values, limits.of("minSigmas"), limits.of("minDistanceDb"));
    for (int row = 0; row < evidence.size(); row++) {
      double distance = outliers.distance(values[row]);
      if (outliers.isUnusual(values[row])) {
        found.example(
            row,
            Formatted.of(
                "RMS %s, %s dB %s than the median of the dataset",
                FindingNumbers.dbfs(evidence.table().levels().rms(row)),
                FindingNumbers.fixed(Math.abs(distance), 1),
                distance > 0 ? "louder" : "quieter"),
            FindingNumbers.fixed(distance, 1) + " dB",
            FindingNumbers.fixed(outliers.limit(), 1) + " dB");
      }
    }
  }
}
