package org.wavecrate.survey;

import java.util.Arrays;

/// Values of a column far from the median; see [RobustSpread]. The check and the overview share
/// this one account of what is unusual. Levels are compared in decibels, frequencies in octaves.
///
/// @param column the measurement
/// @param median of all values, in the unit of [#distance]
/// @param limit a greater distance is unusual; infinite if there are too few values, or too many
///     that are far out
public record Outliers(Column column, double median, double limit) {
  /// How many robust standard deviations from the median are unusual, if nobody says otherwise.
  public static final double SIGMAS = 5;

  /// Fewer values have no median worth the name.
  static final int LEAST_VALUES = 16;

  /// The distance that is needed at least, if nobody says otherwise.
  public static double leastDistance(Column column) {
    return switch (column) {
      case RMS, PEAK -> 12;
      case CENTROID -> 1;
      default -> 0;
    };
  }

  /// @param values in any order, in the unit of the column; NaN and silence do not count
  public static Outliers of(Column column, double[] values) {
    return of(column, values, SIGMAS, leastDistance(column));
  }

  /// @param sigmas how many robust standard deviations from the median are unusual
  /// @param least the distance that is needed at least
  public static Outliers of(Column column, double[] values, double sigmas, double least) {
    double[] scaled =
        Arrays.stream(values)
            .map(value -> scaled(column, value))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (scaled.length < LEAST_VALUES) {
      return new Outliers(column, 0, Double.POSITIVE_INFINITY);
    }
    RobustSpread spread = RobustSpread.of(scaled);
    double median = spread.median();
    double limit = Math.max(least, sigmas * spread.sigma());
    long far = Arrays.stream(scaled).filter(value -> Math.abs(value - median) > limit).count();
    boolean few = far <= Math.max(1, scaled.length * RobustSpread.MOST);
    return new Outliers(column, median, few ? limit : Double.POSITIVE_INFINITY);
  }

  private static double scaled(Column column, double value) {
    return column == Column.CENTROID ? Math.log(value) / Math.log(2) : value;
  }

  /// From the median, negative below it; 0 if there is no value, or silence.
  public double distance(double value) {
    double scaled = scaled(column, value);
    return Double.isFinite(scaled) ? scaled - median : 0;
  }

  /// Whether a value lies far from the median.
  public boolean isUnusual(double value) {
    return Math.abs(distance(value)) > limit;
  }

  /// The value at a distance from the median, in the unit of the column.
  public double at(double distance) {
    double scaled = median + distance;
    return column == Column.CENTROID ? Math.pow(2, scaled) : scaled;
  }
}
