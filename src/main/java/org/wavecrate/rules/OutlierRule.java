package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.Outliers;

/// A rule about sounds that differ much from nearly all others in one measurement; see [Outliers].
abstract class OutlierRule extends CheckRule {
  private static final String SIGMAS = "minSigmas";

  private final Column column;
  private final String unit;

  /// @param distance the name of the limit that is the least distance
  /// @param most the greatest number that it allows
  /// @param unit of distances, after a number
  OutlierRule(
      String code,
      String title,
      String explanation,
      String fix,
      Column column,
      String distance,
      double most,
      String unit) {
    super(
        code,
        title,
        Severity.WARNING,
        explanation,
        fix,
        new Limit(
            SIGMAS,
            Outliers.SIGMAS,
            1,
            1000,
            "how far from the median, in robust standard deviations"),
        new Limit(
            distance, Outliers.leastDistance(column), 0, most, "how far from the median at least"));
    this.column = column;
    this.unit = unit;
  }

  @Override
  final void find(Evidence evidence, Limits limits, Findings found) {
    double[] values = evidence.ofSounds(column);
    double least = limits.of(limits().getLast().name());
    Outliers outliers = Outliers.of(column, values, limits.of(SIGMAS), least);
    for (int row = 0; row < evidence.size(); row++) {
      if (outliers.isUnusual(values[row])) {
        double distance = outliers.distance(values[row]);
        found.example(
            row,
            problem(evidence, row, text(Math.abs(distance)), distance > 0),
            text(distance),
            text(outliers.limit()));
      }
    }
  }

  private String text(double distance) {
    return Formatted.of("%s %s", FindingNumbers.fixed(distance, 1), unit);
  }

  /// The sentence about an example.
  ///
  /// @param distance how far from the median it lies, with the unit
  abstract String problem(Evidence evidence, int row, String distance, boolean isAbove);
}
