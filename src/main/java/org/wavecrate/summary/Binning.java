package org.wavecrate.summary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wavecrate.query.Query;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.RobustSpread;

/// Chooses the bins of a [Distribution] and counts.
final class Binning {
  private static final int MOST_BINS = 40;
  private static final double ROUGH_BINS = 24;

  /// Up to so many values have a bar each.
  private static final int MOST_VALUES = 10;

  /// Free measures have as many values as examples; values repeated this often were chosen.
  private static final int LEAST_REPEATED = 3;

  private static final int LEAST_DIGITS = 3;
  static final int MOST_DIGITS = 9;

  /// So many robust standard deviations from the median are far out, where there are enough values.
  private static final double FAR = 8;

  private static final int LEAST_FOR_FAR = 50;

  /// Values far out are set apart where they would squeeze the rest into this part of the axis.
  private static final double SQUEEZED = 1 / 3.0;

  private final Column column;
  private final double[][] bySplit;
  private final double[] sorted;
  private final List<Distribution.Bin> bins = new ArrayList<>();

  /// @param bySplit at least one value in all; sorted by this class
  Binning(Column column, double[]... bySplit) {
    this.column = column;
    this.bySplit = bySplit;
    for (double[] values : bySplit) {
      Arrays.sort(values);
    }
    sorted = Arrays.stream(bySplit).flatMapToDouble(Arrays::stream).sorted().toArray();
  }

  /// All values in rising order.
  double[] sorted() {
    return sorted;
  }

  Distribution distribution() {
    int silent = firstFrom(sorted, -Double.MAX_VALUE);
    double nothing = Double.NEGATIVE_INFINITY;
    if (silent > 0) {
      bins.add(bin(nothing, nothing, Query.SILENT));
    }
    double median = sorted[sorted.length / 2];
    double greatest = sorted[sorted.length - 1];
    if (silent == sorted.length) {
      return new Distribution(column, List.copyOf(bins), false, greatest, median, greatest);
    }
    double[] finite = Arrays.copyOfRange(sorted, silent, sorted.length);
    List<Distribution.Bin> values = values(finite);
    bins.addAll(values.isEmpty() ? ranges(finite) : values);
    boolean single = !values.isEmpty();
    return new Distribution(column, List.copyOf(bins), single, finite[0], median, greatest);
  }

  /// One bin a value; none if there are too many.
  private List<Distribution.Bin> values(double[] finite) {
    double[] distinct = distinct(finite);
    boolean chosen = isWhole(column) || column == Column.DURATION;
    boolean repeated =
        distinct.length == 1 || finite.length >= (long) LEAST_REPEATED * distinct.length;
    if (distinct.length > MOST_VALUES || !chosen && !repeated) {
      return List.of();
    }
    List<Distribution.Bin> found = new ArrayList<>();
    for (int i = 0; i < distinct.length; i++) {
      Optional<String> query = query(distinct, i);
      if (query.isEmpty()) {
        return List.of();
      }
      found.add(bin(distinct[i], distinct[i], query.get()));
    }
    return found;
  }

  /// No more than are too many.
  private static double[] distinct(double[] finite) {
    double[] distinct = new double[MOST_VALUES + 1];
    int size = 0;
    for (int at = 0; at < finite.length && size <= MOST_VALUES; ) {
      distinct[size++] = finite[at];
      at = firstFrom(finite, Math.nextUp(finite[at]));
    }
    return Arrays.copyOf(distinct, size);
  }

  /// A query that finds one of a few values: `dur=1.000`, with as many digits as that needs.
  private Optional<String> query(double[] distinct, int which) {
    double value = distinct[which];
    for (int digits = digits(column); digits <= MOST_DIGITS; digits++) {
      BigDecimal text = new BigDecimal(value).setScale(digits, RoundingMode.HALF_UP);
      double half = isWhole(column) ? 0.5 : 0.5 * Math.pow(10, -digits);
      double low = text.doubleValue() - half;
      double high = text.doubleValue() + half;
      boolean alone =
          low < value
              && value < high
              && (which == 0 || distinct[which - 1] < low)
              && (which == distinct.length - 1 || distinct[which + 1] > high);
      if (alone) {
        return Optional.of(column.key() + "=" + text.toPlainString());
      }
      if (isWhole(column)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private List<Distribution.Bin> ranges(double[] finite) {
    double least = finite[0];
    double greatest = finite[finite.length - 1];
    if (finite.length >= LEAST_FOR_FAR) {
      RobustSpread spread = RobustSpread.of(finite);
      double low = Math.max(least, spread.median() - FAR * spread.sigma());
      double high = Math.min(greatest, spread.median() + FAR * spread.sigma());
      if (high > low && high - low < SQUEEZED * (greatest - least)) {
        least = low;
        greatest = high;
      }
    }
    BigDecimal step = step(least, greatest);
    long first = floor(least, step);
    long last = floor(greatest, step);
    List<Distribution.Bin> found = new ArrayList<>();
    String key = column.key();
    String from = edge(step, first);
    if (finite[0] < Double.parseDouble(from)) {
      String loud = column == Column.PEAK || column == Column.RMS ? " -" + Query.SILENT : "";
      String query = Formatted.of("%s<%s%s", key, from, loud);
      found.add(bin(Double.NEGATIVE_INFINITY, Double.parseDouble(from), query));
    }
    for (long bin = first; bin <= last; bin++) {
      String to = edge(step, bin + 1);
      String query = Formatted.of("%s>=%s %s<%s", key, from, key, to);
      found.add(bin(Double.parseDouble(from), Double.parseDouble(to), query));
      from = to;
    }
    if (finite[finite.length - 1] >= Double.parseDouble(from)) {
      String query = Formatted.of("%s>=%s", key, from);
      found.add(bin(Double.parseDouble(from), Double.POSITIVE_INFINITY, query));
    }
    return found;
  }

  private Distribution.Bin bin(double from, double to, String query) {
    List<Integer> counts = Arrays.stream(bySplit).map(values -> count(values, from, to)).toList();
    return new Distribution.Bin(from, to, counts, query);
  }

  /// How many of `values` are `from` or more and less than `to`; exactly `from` if it is the same.
  private static int count(double[] values, double from, double to) {
    double start = from == Double.NEGATIVE_INFINITY && to > from ? -Double.MAX_VALUE : from;
    double end = from == to ? Math.nextUp(to) : to;
    return firstFrom(values, end) - firstFrom(values, start);
  }

  /// The position of the first value that is not below `least`.
  private static int firstFrom(double[] values, double least) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (values[middle] < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Whether all its values are whole numbers.
  static boolean isWhole(Column column) {
    return switch (column) {
      case LENGTH, CLIPPED, CHANNELS, INVALID, BLOCK_SIZE -> true;
      default -> false;
    };
  }

  /// How many decimals its values are usually told with.
  static int digits(Column column) {
    return switch (column) {
      case DURATION, MEAN, DEVIATION -> 3;
      case PEAK, RMS, CREST -> 1;
      case DC -> 4;
      default -> 0;
    };
  }

  /// 1, 2 or 5 times a power of ten, and no finer than values are told.
  private BigDecimal step(double least, double greatest) {
    double range = greatest - least;
    double rough = range > 0 ? range / ROUGH_BINS : Math.max(Math.abs(greatest) / 10, 1e-6);
    boolean free = digits(column) == 3;
    BigDecimal finest = free ? BigDecimal.ZERO : BigDecimal.ONE.scaleByPowerOfTen(-digits(column));
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
    for (int factor : new int[] {1, 2, 5, 10, 20, 50}) {
      BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
      if (step.compareTo(finest) >= 0 && floor(greatest, step) - floor(least, step) < MOST_BINS) {
        return step;
      }
    }
    return finest.max(power);
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

  /// A number of few digits near `value` by which a filter parts two neighbours: `>` if `up`, and
  /// `<` otherwise.
  static String between(double below, double above, double value, boolean up) {
    RoundingMode mode = up ? RoundingMode.CEILING : RoundingMode.FLOOR;
    for (int digits = LEAST_DIGITS; digits <= MOST_DIGITS; digits++) {
      BigDecimal text = new BigDecimal(value).round(new MathContext(digits, mode));
      double number = text.doubleValue();
      if (up ? below <= number && number < above : below < number && number <= above) {
        return plain(text);
      }
    }
    return plain(new BigDecimal(up ? below : above));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
