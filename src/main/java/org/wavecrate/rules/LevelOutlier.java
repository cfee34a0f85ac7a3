package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

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
            "minSigmas", 5, 1, 1000, "how far from the median, in robust standard deviations"),
        new Limit("minDistanceDb", 12, 0, 200, "how far from the median at least"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    ExampleTable table = evidence.table();
    Outliers outliers =
        Outliers.of(
            evidence.size(),
            row ->
                evidence.isSound(row) && table.rms(row) > 0
                    ? 20 * Math.log10(table.rms(row))
                    : Double.NaN,
            limits.of("minSigmas"),
            limits.of("minDistanceDb"));
    for (int row = 0; row < evidence.size(); row++) {
      double distance = outliers.distance(row);
      if (Math.abs(distance) > outliers.limit()) {
        found.example(
            row,
            Formatted.of(
                "RMS %s, %s dB %s than the median of the dataset",
                FindingNumbers.dbfs(table.rms(row)),
                FindingNumbers.fixed(Math.abs(distance), 1),
                distance > 0 ? "louder" : "quieter"),
            FindingNumbers.fixed(distance, 1) + " dB",
            FindingNumbers.fixed(outliers.limit(), 1) + " dB");
      }
    }
  }
}
