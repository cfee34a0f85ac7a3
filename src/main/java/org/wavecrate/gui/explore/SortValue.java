package org.wavecrate.gui.explore;

import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Facts;
import org.wavecrate.survey.Sort;

/// The figure that a list is sorted by, as its rows show it.
final class SortValue {
  private SortValue() {}

  /// With its unit; empty where there is none or it is not known yet.
  static String of(Sort.By by, ExampleTable table, int row, double sampleRateHz) {
    return switch (by) {
      case PLACE, NAME, LABEL, MARKED -> "";
      case SHAPE ->
          table.facts(row).flatMap(Facts::shape).map(shape -> shape.toString()).orElse("");
      case DURATION -> {
        double seconds = Column.DURATION.of(table, row, sampleRateHz);
        yield Double.isNaN(seconds)
            ? number(Column.LENGTH, table, row, sampleRateHz, 0, " frames")
            : Numbers.seconds(seconds);
      }
      case PEAK -> number(Column.PEAK, table, row, sampleRateHz, 1, " dBFS");
      case RMS -> number(Column.RMS, table, row, sampleRateHz, 1, " dBFS");
      case CREST -> number(Column.CREST, table, row, sampleRateHz, 1, " dB");
      case CENTROID -> number(Column.CENTROID, table, row, sampleRateHz, 0, " Hz");
      case CLIPPED -> number(Column.CLIPPED, table, row, sampleRateHz, 0, "");
      case DC -> {
        double part = Column.DC.of(table, row, sampleRateHz);
        yield Double.isNaN(part) ? "" : Numbers.decimal(100 * part, 2) + " %";
      }
      case CHANNELS -> number(Column.CHANNELS, table, row, sampleRateHz, 0, " ch");
      case BLOCK_SIZE -> number(Column.BLOCK_SIZE, table, row, sampleRateHz, 0, "");
    };
  }

  private static String number(
      Column column, ExampleTable table, int row, double rate, int digits, String unit) {
    double value = column.of(table, row, rate);
    return Double.isNaN(value) ? "" : Numbers.decimal(value, digits) + unit;
  }

  /// How menus call an order.
  static String title(Sort.By by) {
    return switch (by) {
      case PLACE -> "place";
      case NAME -> "name";
      case LABEL -> "label";
      case SHAPE -> "type and shape";
      case DURATION -> "duration";
      case PEAK -> "peak (dBFS)";
      case RMS -> "RMS (dBFS)";
      case CREST -> "crest factor (dB)";
      case CENTROID -> "centroid (Hz)";
      case CLIPPED -> "clipped samples";
      case DC -> "DC offset (%)";
      case CHANNELS -> "channels";
      case BLOCK_SIZE -> "block size";
      case MARKED -> "mark";
    };
  }

  /// The same in one word, for where there is little room.
  static String shortTitle(Sort.By by) {
    return switch (by) {
      case SHAPE -> "shape";
      case CLIPPED -> "clipped";
      case BLOCK_SIZE -> "block size";
      default -> title(by).replaceAll(" \\(.*", "");
    };
  }
}
