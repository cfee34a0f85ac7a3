package org.wavecrate.query;

import java.util.Locale;
import java.util.Map;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.ExampleTable;

/// A condition on a number, such as `dur>0.5s` or `peak:-6..-3`.
///
/// @param column the number
/// @param low the least that meets it
/// @param lowMeets whether `low` itself does
/// @param high the greatest that meets it
/// @param highMeets whether `high` itself does
record NumberTerm(Column column, double low, boolean lowMeets, double high, boolean highMeets)
    implements Term {
  private static final Map<String, Double> SECONDS =
      Map.of("", 1.0, "s", 1.0, "ms", 1e-3, "min", 60.0, "h", 3600.0);
  private static final Map<String, Double> HERTZ = Map.of("", 1.0, "hz", 1.0, "k", 1e3, "khz", 1e3);
  private static final Map<String, Double> LEVEL = Map.of("", 1.0, "db", 1.0, "dbfs", 1.0);
  private static final Map<String, Double> COUNT = Map.of("", 1.0, "k", 1e3);
  private static final Map<String, Double> PLAIN = Map.of("", 1.0);
  private static final Map<String, Double> PART = Map.of("", 1.0, "%", 1e-2);

  /// @param half half a unit of the last digit that was written
  private record Number(double value, double half) {}

  static NumberTerm of(Column column, QueryToken token) throws QueryException {
    String text = token.value();
    double least = Double.NEGATIVE_INFINITY;
    double most = Double.POSITIVE_INFINITY;
    int dots = text.indexOf("..");
    boolean equal = token.operator().equals(":") || token.operator().equals("=");
    if (equal && dots >= 0) {
      String from = text.substring(0, dots);
      String to = text.substring(dots + 2);
      return new NumberTerm(
          column,
          from.isEmpty() ? least : number(column, from, token).value(),
          true,
          to.isEmpty() ? most : number(column, to, token).value(),
          true);
    }
    Number number = number(column, text, token);
    double value = number.value();
    return switch (token.operator()) {
      case ":", "=" ->
          new NumberTerm(column, value - number.half(), true, value + number.half(), true);
      case "<" -> new NumberTerm(column, least, true, value, false);
      case "<=" -> new NumberTerm(column, least, true, value, true);
      case ">" -> new NumberTerm(column, value, false, most, true);
      case ">=" -> new NumberTerm(column, value, true, most, true);
      default ->
          throw new QueryException(
              Formatted.of(
                  "'%s' can't compare; allowed: < <= > >= = and a range such as %s:%s",
                  token.operator(), column.key(), rangeExample(column)),
              token.from(),
              token.to());
    };
  }

  private static Number number(Column column, String text, QueryToken token) throws QueryException {
    int end = 0;
    while (end < text.length() && "+-.0123456789eE".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    Double factor = units(column).get(text.substring(end).toLowerCase(Locale.ROOT));
    try {
      if (factor != null) {
        String digits = text.substring(0, end);
        double value = Double.parseDouble(digits) * factor;
        int point = digits.indexOf('.');
        int decimals = point < 0 ? 0 : digits.length() - point - 1;
        boolean counts = column == Column.CLIPPED || units(column) == COUNT;
        return new Number(value, counts ? 0.5 : 0.5 * Math.pow(10, -decimals) * factor);
      }
    } catch (NumberFormatException e) {
      // Told below, as for a wrong unit.
    }
    String unit = column.unit().isEmpty() ? "" : " (" + column.unit() + ")";
    String got = text.isEmpty() ? "" : ", not '" + text + "'";
    throw new QueryException(
        Formatted.of(
            "%s%s is compared with a number%s; for example %s",
            column.key(), unit, got, example(column)),
        token.from(),
        token.to());
  }

  private static Map<String, Double> units(Column column) {
    return switch (column) {
      case DURATION -> SECONDS;
      case CENTROID -> HERTZ;
      case PEAK, RMS, CREST -> LEVEL;
      case DC -> PART;
      case MEAN, DEVIATION -> PLAIN;
      case LENGTH, CLIPPED, CHANNELS, INVALID, BLOCK_SIZE -> COUNT;
    };
  }

  private static String example(Column column) {
    return switch (column) {
      case DURATION -> "dur>0.5s";
      case CENTROID -> "centroid>2k";
      case PEAK -> "peak>-3dB";
      case RMS -> "rms<-40dB";
      case CREST -> "crest<6dB";
      case DC -> "dc>1%";
      case LENGTH -> "length<16000";
      case CLIPPED -> "clipped>0";
      case CHANNELS -> "channels=2";
      case MEAN -> "mean<-20";
      case DEVIATION -> "std>5";
      case INVALID -> "invalid>0";
      case BLOCK_SIZE -> "blocksize<320";
    };
  }

  private static String rangeExample(Column column) {
    return column == Column.PEAK || column == Column.RMS ? "-40..-20" : "1..2";
  }

  @Override
  public Test on(SurveyedDataset subject) {
    ExampleTable table = subject.table();
    double rate = subject.sampleRateHz();
    return row -> {
      if (column.isMeasured() && !table.isKnown(row)) {
        return Answer.UNKNOWN;
      }
      double value = column.value(table, row, rate);
      return Double.isNaN(value) ? Answer.UNKNOWN : Answer.of(meets(value));
    };
  }

  private boolean meets(double value) {
    return (value > low || lowMeets && value == low)
        && (value < high || highMeets && value == high);
  }
}
