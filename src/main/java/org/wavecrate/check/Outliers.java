package org.wavecrate.check;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// What lies far from the median, measured by the median absolute deviation (Iglewicz and Hoaglin
/// 1993).
///
/// @param values of every row; NaN does not count
/// @param median their median
/// @param limit how far from it is far; infinity if that can't be told
record Outliers(IntToDoubleFunction values, double median, double limit) {
  /// Fewer values have no median worth the name.
  private static final int LEAST = 16;

  /// More than this part of all is not unusual.
  private static final double MOST = 0.05;

  /// The median absolute deviation of a normal distribution as a part of sigma.
  private static final double MAD_TO_SIGMA = 1.4826;

  static Outliers of(int size, IntToDoubleFunction values, double sigmas, double least) {
    double[] sorted = new double[size];
    int n = 0;
    for (int row = 0; row < size; row++) {
      double value = values.applyAsDouble(row);
      if (!Double.isNaN(value)) {
        sorted[n++] = value;
      }
    }
    if (n < LEAST) {
      return new Outliers(values, 0, Double.POSITIVE_INFINITY);
    }
    Arrays.sort(sorted, 0, n);
    double median = sorted[n / 2];
    for (int i = 0; i < n; i++) {
      sorted[i] = Math.abs(sorted[i] - median);
    }
    Arrays.sort(sorted, 0, n);
    double limit = Math.max(least, sigmas * MAD_TO_SIGMA * sorted[n / 2]);
    int far = n;
    while (far > 0 && sorted[far - 1] > limit) {
      far--;
    }
    boolean few = n - far <= Math.max(1, n * MOST);
    return new Outliers(values, median, few ? limit : Double.POSITIVE_INFINITY);
  }

  /// From the median; 0 if the row has no value.
  double distance(int row) {
    double distance = values.applyAsDouble(row) - median;
    return Double.isNaN(distance) ? 0 : distance;
  }
}
