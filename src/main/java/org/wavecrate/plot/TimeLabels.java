package org.wavecrate.plot;

/// Labels along time: one value for each of many equal steps from the example's beginning to its
/// end.
public interface TimeLabels {
  /// One a step, not copied.
  float[] values();

  /// Whether all values are class numbers, drawn as blocks; else they are drawn as a curve.
  boolean whole();

  /// The step at `position`, from 0 (the example's beginning) to 1.
  int step(double position);

  /// The label of a step.
  String text(int step);
}
