package org.wavecrate.check;

import org.wavecrate.storage.Formatted;

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
    CheckTable table = evidence.table();
    Outliers outliers =
        Outliers.of(
            evidence.size(),
            row ->
                evidence.isSound(row) && table.rms(row) > 0
                    ? 20 * Math.log10(table.rms(row) * table.fullScale(row))
                    : Double.NaN,
            limits.of("minSigmas"),
            limits.of("minDistanceDb"));
    double usual = usualFullScale(evidence);
    for (int row = 0; row < evidence.size(); row++) {
      if (evidence.isSound(row) && table.fullScale(row) > usual) {
        double peak = table.peak(row) * table.fullScale(row);
        found.example(
            row,
            Formatted.of(
                "peaks at %s; full scale is %s in nearly all others",
                Numbers.fixed(peak, 1), Numbers.plain(usual)),
            Numbers.fixed(peak, 1),
            Numbers.plain(usual));
        continue;
      }
      double distance = outliers.distance(row);
      if (Math.abs(distance) > outliers.limit()) {
        found.example(
            row,
            Formatted.of(
                "RMS %s, %s dB %s than the median of the dataset",
                Numbers.dbfs(table.rms(row)),
                Numbers.fixed(Math.abs(distance), 1),
                distance > 0 ? "louder" : "quieter"),
            Numbers.fixed(distance, 1) + " dB",
            Numbers.fixed(outliers.limit(), 1) + " dB");
      }
    }
  }

  /// The full scale that nearly all sounds have, if that is 1; else infinity: of integers it is
  /// told by the peak alone, and differs for that.
  private static double usualFullScale(Evidence evidence) {
    int sounds = 0;
    int ofOne = 0;
    for (int row = 0; row < evidence.size(); row++) {
      if (evidence.isSound(row)) {
        sounds++;
        ofOne += evidence.table().fullScale(row) == 1 ? 1 : 0;
      }
    }
    return ofOne < sounds && ofOne >= NEARLY_ALL * sounds ? 1 : Double.POSITIVE_INFINITY;
  }

  private static final double NEARLY_ALL = 0.9;
}
