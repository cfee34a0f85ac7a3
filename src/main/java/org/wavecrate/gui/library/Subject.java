package org.wavecrate.gui.library;

/// What a filter looks at.
///
/// @param table the examples
/// @param marks which of them are marked
/// @param sampleRateHz turns samples into seconds and cycles into Hz; 1 if unknown
public record Subject(ExampleTable table, Marks marks, double sampleRateHz) {
  public Subject {
    if (!(sampleRateHz > 0 && sampleRateHz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sampleRateHz " + sampleRateHz + "; allowed: above 0, 1 if unknown");
    }
  }
}
