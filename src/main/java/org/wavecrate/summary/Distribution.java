package org.wavecrate.summary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wavecrate.query.Query;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;

/// How a number is spread over the examples, in bins of equal, round width.
///
/// @param column the number
/// @param bins from low to high without gaps; silence, at minus infinity, has a bin of its own
/// @param least the least value that is not silence
/// @param median half of the values are at or below
/// @param greatest the greatest value
public record Distribution(
    Column column, List<Bin> bins, double least, double median, double greatest) {
  /// One bar.
  ///
  /// @param from the least value in it; minus infinity for silence
  /// @param to the value at which the next one begins
  /// @param count how many examples there are; blocks for [Column#BLOCK_SIZE]
  /// @param query a filter that finds them
  public record Bin(double from, double to, int count, String query) {}

  private static final int MOST_BINS = 40;
  private static final double ROUGH_BINS = 24;

  /// @param values at least one; sorted by this method
  static Distribution of(Column column, double[] values) {
    Arrays.sort(values);
    int silent = 0;
    while (silent < values.length && values[silent] == Double.NEGATIVE_INFINITY) {
      silent++;
    }
    List<Bin> bins = new ArrayList<>();
    if (silent > 0) {
      double nothing = Double.NEGATIVE_INFINITY;
      bins.add(new Bin(nothing, nothing, silent, Query.SILENT));
    }
    double greatest = values[values.length - 1];
    double median = values[values.length / 2];
    if (silent == values.length) {
      return new Distribution(column, bins, greatest, median, greatest);
    }
    double least = values[silent];
    BigDecimal step = step(column, least, greatest);
    long first = floor(least, step);
    long count = floor(greatest, step) - first + 1;
    int at = silent;
    for (long bin = first; bin < first + count; bin++) {
      String from = edge(step, bin);
      String to = edge(step, bin + 1);
      double end = Double.parseDouble(to);
      int start = at;
      while (at < values.length && values[at] < end) {
        at++;
      }
      String key = column.key();
      String query = Formatted.of("%s>=%s %s<%s", key, from, key, to);
      bins.add(new Bin(Double.parseDouble(from), end, at - start, query));
    }
    return new Distribution(column, List.copyOf(bins), least, median, greatest);
  }

  /// 1, 2 or 5 times a power of ten.
  private static BigDecimal step(Column column, double least, double greatest) {
    double range = greatest - least;
    double rough = range > 0 ? range / ROUGH_BINS : Math.max(Math.abs(greatest) / 10, 1e-6);
    boolean whole =
        switch (column) {
          case LENGTH, CLIPPED, CHANNELS, BLOCK_SIZE -> true;
          default -> false;
        };
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
    for (int factor : new int[] {1, 2, 5, 10, 20, 50}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
      boolean fine = !whole || step.compareTo(BigDecimal.ONE) >= 0;
      if (fine && floor(greatest, step) - floor(least, step) < MOST_BINS) {
        return step;
      }
    }
    return BigDecimal.ONE;
  }

  /// The bin that holds `value`, by the very edges that filters compare with.
  private static long floor(double value, BigDecimal step) {
    long bin = (long) Math.floor(value / step.doubleValue());
    while (Double.parseDouble(edge(step, bin)) > value) {
      bin--;
    }
    while (Double.parseDouble(edge(step, bin + 1)) <= value) {
      bin++;
    }
    return bin;
  }

  private static String edge(BigDecimal step, long bin) {
    return plain(step.multiply(BigDecimal.valueOf(bin)));
  }

  /// A number of few digits beside `value`: below it, or above it if `up`.
  static String rounded(double value, boolean up) {
    RoundingMode mode = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return plain(new BigDecimal(value).round(new MathContext(3, mode)));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
