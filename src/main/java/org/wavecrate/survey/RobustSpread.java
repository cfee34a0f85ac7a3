package org.wavecrate.survey;

import java.util.Arrays;

/// Centre and spread of values, whatever a few outliers do: the median, and the median absolute
/// deviation (Iglewicz and Hoaglin 1993). That is 0 where more than half of the values are the
/// same; then the mean absolute deviation takes its place.
///
/// @param median half of the values are at or below
/// @param sigma the standard deviation of a normal distribution that deviates as much; 0 if all
///     values are the same, or if the median is infinite
public record RobustSpread(double median, double sigma) {
  /// More than this part of all is not unusual.
  public static final double MOST = 0.05;

  /// Standard deviations of a normal distribution by its median and mean absolute deviation.
  private static final double SIGMAS_PER_MEDIAN = 1.4826;

  private static final double SIGMAS_PER_MEAN = 1.2533;

  /// @param sorted one value or more, in rising order; how far infinite ones are does not count
  public static RobustSpread of(double[] sorted) {
    double median = sorted[sorted.length / 2];
    if (Double.isInfinite(median)) {
      return new RobustSpread(median, 0);
    }
    double[] away = new double[sorted.length];
    double sum = 0;
    int finite = 0;
    for (double value : sorted) {
      if (!Double.isInfinite(value)) {
        away[finite] = Math.abs(value - median);
        sum += away[finite++];
      }
    }
    Arrays.sort(away, 0, finite);
    double middle = away[finite / 2];
    double sigma = middle > 0 ? SIGMAS_PER_MEDIAN * middle : SIGMAS_PER_MEAN * sum / finite;
    return new RobustSpread(median, sigma);
  }
}
