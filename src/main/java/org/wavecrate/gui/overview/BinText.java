package org.wavecrate.gui.overview;

import java.util.List;
import java.util.StringJoiner;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.Distribution;
import org.wavecrate.survey.Column;
import org.wavecrate.text.Plural;

/// The texts of bars.
final class BinText {
  private static final int MOST_DIGITS = 4;

  private BinText() {}

  static String title(Column column) {
    return switch (column) {
      case DURATION -> "Duration";
      case LENGTH -> "Length";
      case PEAK -> "Peak";
      case RMS -> "RMS";
      case CENTROID -> "Spectral centroid";
      case MEAN -> "Mean of an example";
      case DEVIATION -> "Standard deviation of an example";
      case BLOCK_SIZE -> "Block size";
      default -> column.key();
    };
  }

  static String unit(Column column) {
    return switch (column) {
      case LENGTH -> "frames";
      default -> column.unit();
    };
  }

  /// The unit of a bar's count.
  static String counted(Column column) {
    return column == Column.BLOCK_SIZE ? "blocks" : "examples";
  }

  /// For example `−6 to −5 dBFS: 12 examples`.
  static String of(Distribution distribution, Distribution.Bin bin) {
    Column column = distribution.column();
    String counted = counted(column);
    String count = Plural.of(bin.count(), counted.substring(0, counted.length() - 1));
    if (bin.isSilence()) {
      return "silence: " + count;
    }
    String unit = unit(column);
    if (!bin.isBounded()) {
      return Formatted.of("%s %s: %s", outside(distribution, bin), unit, count);
    }
    if (distribution.isValue(bin)) {
      return Formatted.of("%s %s: %s", value(distribution, bin.from()), unit, count)
          .replace(" :", ":");
    }
    return Formatted.of("%s to %s %s: %s", edge(bin.from()), edge(bin.to()), unit, count)
        .replace(" :", ":");
  }

  /// For example `train 9 · validation 3`; empty for a single split.
  static String bySplit(Distribution.Bin bin, List<String> splits) {
    StringJoiner text = new StringJoiner(" · ");
    for (int i = 0; i < splits.size() && splits.size() > 1; i++) {
      text.add(splits.get(i) + " " + Numbers.count(bin.bySplit().get(i)));
    }
    return text.toString();
  }

  /// A bin without an end: `silent`, `< −60`, `≥ 5`.
  static String outside(Distribution distribution, Distribution.Bin bin) {
    if (bin.isSilence()) {
      return "silent";
    }
    return Double.isInfinite(bin.from()) ? "< " + edge(bin.to()) : "≥ " + edge(bin.from());
  }

  private static String edge(double value) {
    return Numbers.trimmed(value, MOST_DIGITS);
  }

  static String value(Distribution distribution, double value) {
    return Numbers.decimal(value, distribution.digits());
  }

  /// For example `−28.4 to −0.3, median −6.1`.
  static String summary(Distribution spread) {
    return spread.least() == spread.greatest()
        ? "all " + round(spread, spread.median())
        : Formatted.of(
            "%s to %s, median %s",
            round(spread, spread.least()),
            round(spread, spread.greatest()),
            round(spread, spread.median()));
  }

  private static String round(Distribution spread, double value) {
    return Double.isInfinite(value) ? "silence" : value(spread, value);
  }
}
