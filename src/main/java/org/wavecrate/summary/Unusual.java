package org.wavecrate.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wavecrate.query.Query;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.Outliers;
import org.wavecrate.text.Plural;

/// A few examples that differ from the rest.
///
/// @param sentence what is unusual, such as `3 examples are much quieter than usual: RMS below -62
///     dBFS`
/// @param count how many there are
/// @param query a filter that finds them
public record Unusual(String sentence, int count, String query) {
  static Unusual of(int count, String isOrAre, String query) {
    String[] verbs = isOrAre.split("\\|", 2);
    return new Unusual(
        Plural.of(count, "example") + " " + verbs[count == 1 ? 0 : verbs.length - 1], count, query);
  }

  /// Values far from the median; see [Outliers].
  ///
  /// @param sorted values in rising order, any of minus infinity first
  static List<Unusual> outliers(Column column, double[] sorted) {
    Outliers outliers = Outliers.of(column, sorted);
    double[] usual =
        Arrays.stream(sorted)
            .filter(value -> value > Double.NEGATIVE_INFINITY && !outliers.isUnusual(value))
            .toArray();
    List<Unusual> found = new ArrayList<>();
    double[] low =
        Arrays.stream(sorted)
            .filter(value -> outliers.isUnusual(value) && outliers.distance(value) < 0)
            .toArray();
    if (low.length > 0) {
      double limit = outliers.at(-outliers.limit());
      boolean isSilent = sorted[0] == Double.NEGATIVE_INFINITY;
      String least = Binning.between(low[low.length - 1], usual[0], limit, false);
      add(found, column, low.length, "<", least, isSilent ? " -" + Query.SILENT : "");
    }
    double[] high =
        Arrays.stream(sorted)
            .filter(value -> outliers.isUnusual(value) && outliers.distance(value) > 0)
            .toArray();
    if (high.length > 0) {
      double limit = outliers.at(outliers.limit());
      add(
          found,
          column,
          high.length,
          ">",
          Binning.between(usual[usual.length - 1], high[0], limit, true),
          "");
    }
    return found;
  }

  private static void add(
      List<Unusual> found, Column column, int count, String sign, String limit, String but) {
    Optional<String> word = word(column, sign.equals(">"));
    if (word.isPresent()) {
      String side = sign.equals(">") ? "above" : "below";
      String what =
          Formatted.of("%s: %s %s %s %s", word.get(), name(column), side, limit, column.unit())
              .strip();
      found.add(of(count, "is " + what + "|are " + what, column.key() + sign + limit + but));
    }
  }

  private static String name(Column column) {
    return switch (column) {
      case DURATION -> "duration";
      case RMS -> "RMS";
      case PEAK -> "peak";
      case CENTROID -> "spectral centroid";
      default -> column.key();
    };
  }

  private static Optional<String> word(Column column, boolean high) {
    return switch (column) {
      case DURATION, LENGTH ->
          Optional.of(high ? "much longer than most" : "much shorter than most");
      case RMS -> Optional.of(high ? "much louder than most" : "much quieter than most");
      case PEAK -> Optional.of(high ? "far above the usual peak" : "far below the usual peak");
      case MEAN -> Optional.of(high ? "far above the usual mean" : "far below the usual mean");
      case CENTROID -> Optional.of(high ? "much brighter than most" : "much darker than most");
      default -> Optional.empty();
    };
  }
}
