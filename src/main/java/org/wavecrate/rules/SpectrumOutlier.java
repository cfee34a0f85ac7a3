package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.Outliers;

/// Sounds much brighter or darker than nearly all others.
final class SpectrumOutlier extends CheckRule {
  SpectrumOutlier() {
    super(
        "spectrum-outlier",
        "Unusual spectrum",
        Severity.WARNING,
        "The centre of the spectrum lies far from those of the dataset: another sample rate or"
            + " speed, hiss, or another kind of sound.",
        "Listen; check its sample rate.",
        new Limit(
            "minSigmas",
            Outliers.SIGMAS,
            1,
            1000,
            "how far from the median, in robust standard deviations"),
        new Limit(
            "minDistanceOctaves",
            Outliers.leastDistance(Column.CENTROID),
            0,
            20,
            "how far from the median at least"));
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    double[] values = evidence.ofSounds(Column.CENTROID);
    Outliers outliers =
        Outliers.of(
            Column.CENTROID, values, limits.of("minSigmas"), limits.of("minDistanceOctaves"));
    for (int row = 0; row < evidence.size(); row++) {
      double distance = outliers.distance(values[row]);
      if (outliers.isUnusual(values[row])) {
        found.example(
            row,
            Formatted.of(
                "its spectrum has its centre %s octaves %s the median of the dataset",
                FindingNumbers.fixed(Math.abs(distance), 1), distance > 0 ? "above" : "below"),
            FindingNumbers.fixed(distance, 1) + " octaves",
            FindingNumbers.fixed(outliers.limit(), 1) + " octaves");
      }
    }
  }
}
