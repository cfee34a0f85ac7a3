package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;

/// Sounds much brighter or darker than nearly all others.
final class SpectrumOutlier extends OutlierRule {
  SpectrumOutlier() {
    super(
        "spectrum-outlier",
        "Unusual spectrum",
        "The centre of the spectrum lies far from those of the dataset: another sample rate or"
            + " speed, hiss, or another kind of sound.",
        "Listen; check its sample rate.",
        Column.CENTROID,
        "minDistanceOctaves",
        20,
        "octaves");
  }

  @Override
  String problem(Evidence evidence, int row, String distance, boolean isAbove) {
    return Formatted.of(
        "its spectrum has its centre %s %s the median of the dataset",
        distance, isAbove ? "above" : "below");
  }
}
