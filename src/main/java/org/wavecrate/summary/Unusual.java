package org.wavecrate.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.RobustSpread;
import org.wavecrate.text.Plural;

/// A few examples that differ from the rest.
///
/// @param sentence what is unusual, such as `3 examples are much quieter than usual: RMS below -62
///     dBFS`
/// @param count how many there are
/// @param query a filter that finds them
public record Unusual(String sentence, int count, String query) {
  /// How many robust standard deviations from the median are unusual.
  private static final double FAR = 5;

  static Unusual of(int count, String isOrAre, String query) {
    String[] verbs = isOrAre.split("\\|", 2);
    return new Unusual(
        Plural.of(count, "example") + " " + verbs[count == 1 ? 0 : verbs.length - 1], count, query);
  }

  /// Values far from the median; see [RobustSpread].
  ///
  /// @param sorted finite values in rising order, after any of minus infinity
  static List<Unusual> outliers(Column column, double[] sorted) {
    List<Unusual> found = new ArrayList<>();
    RobustSpread spread = RobustSpread.of(sorted);
    if (spread.sigma() > 0) {
      double far = FAR * spread.sigma();
      String low = Binning.rounded(spread.median() - far, false);
      String high = Binning.rounded(spread.median() + far, true);
      int below = 0;
      int above = 0;
      for (double value : sorted) {
        below += value < Double.parseDouble(low) ? 1 : 0;
        above += value > Double.parseDouble(high) ? 1 : 0;
      }
      add(found, column, below, sorted.length, "<", low);
      add(found, column, above, sorted.length, ">", high);
    }
    return found;
  }

  private static void add(
      List<Unusual> found, Column column, int count, int all, String sign, String limit) {
    Optional<String> word = word(column, sign.equals(">"));
    if (count > 0 && count <= all * RobustSpread.MOST && word.isPresent()) {
      String side = sign.equals(">") ? "above" : "below";
      String what =
          Formatted.of("%s: %s %s %s %s", word.get(), name(column), side, limit, column.unit())
              .strip();
      found.add(of(count, "is " + what + "|are " + what, column.key() + sign + limit));
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
