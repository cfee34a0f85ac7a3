package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;

/// Sounds much louder or quieter than nearly all others.
final class LevelOutlier extends OutlierRule {
  LevelOutlier() {
    super(
        "level-outlier",
        "Unusual level",
        "The level lies far from those of the dataset: another microphone, another scale, or a"
            + " mistake.",
        "Listen; bring it to the level of the others, or leave it out.",
        Column.RMS,
        "minDistanceDb",
        200,
        "dB");
  }

  @Override
  String problem(Evidence evidence, int row, String distance, boolean isAbove) {
    return Formatted.of(
        "RMS %s, %s %s than the median of the dataset",
        FindingNumbers.dbfs(evidence.table().levels().rms(row)),
        distance,
        isAbove ? "louder" : "quieter");
  }
}
