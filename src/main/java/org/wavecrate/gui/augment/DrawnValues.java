package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;

/// The values drawn for one parameter.
///
/// @param name with its unit, as the engine tells it
/// @param stated the range that the recipe gives, where it gives one
/// @param whole whether all values are whole numbers
/// @param values in the order they were drawn
record DrawnValues(String name, Optional<Ends> stated, boolean whole, List<Double> values) {
  private static final int MOST_BINS = 24;

  DrawnValues {
    values = List.copyOf(values);
  }

  /// A range, which may be a single value.
  record Ends(double low, double high) {}

  /// The number of values in each of the equal parts of a range.
  ///
  /// @param low where the first part begins
  /// @param high where the last part ends
  record Bins(double low, double high, int[] counts) {}

  /// The range that is shown: the one stated, and beyond it only if that is where values are.
  private Ends range() {
    double low = values.stream().mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().mapToDouble(v -> v).max().orElse(0);
    return stated
        .map(range -> new Ends(Math.min(range.low(), low), Math.max(range.high(), high)))
        .orElseGet(() -> new Ends(low, high));
  }

  /// Whole numbers have a bin each, or each bin has equally many.
  Bins bins() {
    Ends range = range();
    double low = range.low();
    double high = range.high();
    int count = MOST_BINS;
    if (whole) {
      double each = Math.max(1, Math.ceil((high - low + 1) / MOST_BINS));
      count = (int) Math.ceil((high - low + 1) / each);
      low -= 0.5;
      high = low + count * each;
    } else if (high <= low) {
      count = 1;
      high = low;
    }
    int[] counts = new int[count];
    for (double value : values) {
      double place = high > low ? (value - low) / (high - low) : 0;
      counts[Math.clamp((int) (place * count), 0, count - 1)]++;
    }
    return new Bins(low, high, counts);
  }

  double mean() {
    return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
  }
}
