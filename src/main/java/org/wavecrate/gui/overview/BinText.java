package org.wavecrate.gui.overview;

import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.storage.Formatted;
import org.wavecrate.summary.Distribution;
import org.wavecrate.survey.Column;
import org.wavecrate.text.Plural;

/// What bars say.
final class BinText {
  private static final int MOST_DIGITS = 4;

  private BinText() {}

  static String title(Column column) {
    return switch (column) {
      case DURATION -> "Duration (s)";
      case LENGTH -> "Length (frames)";
      case PEAK -> "Peak (dBFS)";
      case RMS -> "RMS (dBFS)";
      case CENTROID -> "Spectral centroid (Hz)";
      case BLOCK_SIZE -> "Block size (examples)";
      default -> column.key();
    };
  }

  /// For example `−6 to −5 dBFS: 12 examples`.
  static String of(Column column, Distribution.Bin bin) {
    boolean blocks = column == Column.BLOCK_SIZE;
    String what = blocks ? "block" : "example";
    String count = Plural.of(bin.count(), what);
    if (Double.isInfinite(bin.from())) {
      return "silence: " + count;
    }
    String unit = blocks ? "examples" : column.unit();
    return Formatted.of(
        "%s to %s %s: %s", edge(column, bin.from()), edge(column, bin.to()), unit, count);
  }

  static String edge(Column column, double value) {
    return Numbers.trimmed(value, MOST_DIGITS);
  }

  /// For example `−28.4 to −0.3, median −6.1`.
  static String summary(Distribution spread) {
    return spread.least() == spread.greatest()
        ? "all " + round(spread.column(), spread.median())
        : Formatted.of(
            "%s to %s, median %s",
            round(spread.column(), spread.least()),
            round(spread.column(), spread.greatest()),
            round(spread.column(), spread.median()));
  }

  private static String round(Column column, double value) {
    int digits =
        switch (column) {
          case DURATION -> 3;
          case PEAK, RMS -> 1;
          default -> 0;
        };
    return Double.isInfinite(value) ? "silence" : Numbers.decimal(value, digits);
  }
}
