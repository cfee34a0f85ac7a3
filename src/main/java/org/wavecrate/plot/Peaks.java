package org.wavecrate.plot;

/// The extremes and the level of one channel in equal columns of time.
///
/// @param min least finite sample, NaN where a column has none
/// @param max greatest finite sample, NaN where a column has none
/// @param rms root of the mean square of the finite samples, NaN where a column has none
/// @param clipped how many samples lie at or beyond the limits
/// @param invalid how many samples are NaN or infinite
public record Peaks(float[] min, float[] max, float[] rms, int[] clipped, int[] invalid) {
  Peaks(int columns) {
    this(
        new float[columns],
        new float[columns],
        new float[columns],
        new int[columns],
        new int[columns]);
  }

  public int columns() {
    return min.length;
  }

  /// Whether a column holds no finite sample: it lies outside the signal, or all of it is invalid.
  public boolean isEmpty(int column) {
    return Float.isNaN(min[column]);
  }
}
