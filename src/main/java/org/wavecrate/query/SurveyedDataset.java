package org.wavecrate.query;

import org.wavecrate.survey.ExampleTable;

/// A dataset as a filter sees it: measured, marked and checked.
///
/// @param table the examples
/// @param marks which of them are marked
/// @param checked what a check said of them
/// @param sampleRateHz turns samples into seconds and cycles into Hz; 1 if unknown
public record SurveyedDataset(
    ExampleTable table, MarkedRows marks, CheckedRows checked, double sampleRateHz) {
  public SurveyedDataset {
    if (!(sampleRateHz > 0 && sampleRateHz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sampleRateHz " + sampleRateHz + "; allowed: above 0, 1 if unknown");
    }
  }

  /// A dataset that nobody has checked yet.
  public SurveyedDataset(ExampleTable table, MarkedRows marks, double sampleRateHz) {
    this(table, marks, CheckedRows.NONE, sampleRateHz);
  }

  /// Whether an example can't be used as it is, by what was measured or by what was checked.
  public boolean isBad(int row) {
    return table.isBad(row) || checked.isBad(row);
  }
}
