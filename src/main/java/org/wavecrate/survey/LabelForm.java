package org.wavecrate.survey;

/// The form of a label's values.
public enum LabelForm {
  /// No value at all.
  EMPTY,
  /// One number: a class or a measurement.
  NUMBER,
  /// Zeros and a single one.
  ONE_HOT,
  /// Zeros and ones otherwise.
  BINARY,
  /// Parts of 1 that add up to 1.
  SHARES,
  /// One axis of anything else.
  VECTOR,
  /// More axes.
  ARRAY;

  /// Whether it is a vector that may have one element a class.
  public boolean isVector() {
    return this == ONE_HOT || this == BINARY || this == SHARES || this == VECTOR;
  }
}
