package org.wavecrate.rules;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.wavecrate.survey.RobustSpread;

/// Values far from the median; see [RobustSpread].
///
/// @param values of every row; NaN does not count
/// @param median their median
/// @param limit how far from it is far; infinity if that can't be told
record Outliers(IntToDoubleFunction values, double median, double limit) {
  /// Fewer values have no median worth the name.
  private static final int LEAST = 16;

  static Outliers of(int size, IntToDoubleFunction values, double sigmas, double least) {
    double[] found = new double[size];
    int n = 0;
    for (int row = 0; row < size; row++) {
      double value = values.applyAsDouble(row);
      if (!Double.isNaN(value)) {
        found[n++] = value;
      }
    }
    if (n < LEAST) {
      return new Outliers(values, 0, Double.POSITIVE_INFINITY);
    }
    double[] all = Arrays.copyOf(found, n);
    Arrays.sort(all);
    RobustSpread spread = RobustSpread.of(all);
    double limit = Math.max(least, sigmas * spread.sigma());
    int far = 0;
    for (double value : all) {
      far += Math.abs(value - spread.median()) > limit ? 1 : 0;
    }
    boolean few = far <= Math.max(1, n * RobustSpread.MOST);
    return new Outliers(values, spread.median(), few ? limit : Double.POSITIVE_INFINITY);
  }

  /// From the median; 0 if the row has no value.
  double distance(int row) {
    double distance = values.applyAsDouble(row) - median;
    return Double.isNaN(distance) ? 0 : distance;
  }
}
