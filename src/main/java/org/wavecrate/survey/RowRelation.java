package org.wavecrate.survey;

import org.wavecrate.npy.Shape;

/// Tells frames of features from sounds that lie below each other: frames resemble their
/// neighbours.
final class RowRelation {
  private static final int ROWS_COMPARED = 64;
  private static final double RELATED = 0.3;

  private RowRelation() {}

  /// Whether the rows of an array of two axes have nothing in common.
  ///
  /// @param values its beginning
  /// @param size how many values are known
  static boolean isMissing(float[] values, int size, Shape shape) {
    int width = (int) Math.min(shape.axis(1), size);
    int rows = (int) Math.min(Math.min(shape.axis(0), ROWS_COMPARED), size / Math.max(1, width));
    if (width < 2 || rows < 2) {
      return false;
    }
    double related = 0;
    for (int row = 1; row < rows; row++) {
      related += correlation(values, (row - 1) * width, row * width, width);
    }
    return Math.abs(related / (rows - 1)) < RELATED;
  }

  private static double correlation(float[] values, int a, int b, int size) {
    double sumA = 0;
    double sumB = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < size; i++) {
      double x = values[a + i];
      double y = values[b + i];
      sumA += x;
      sumB += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
    double spread = (aa - sumA * sumA / size) * (bb - sumB * sumB / size);
    return spread > 0 ? (ab - sumA * sumB / size) / Math.sqrt(spread) : 0;
  }
}
