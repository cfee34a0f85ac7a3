package org.wavecrate.feature;

/// Window functions, periodic: one period of a sum of cosines, as
/// `scipy.signal.get_window(name, size)` gives them.
///
/// `w[i] = a0 - a1 cos(2 pi i / size) + a2 cos(4 pi i / size)`.
///
/// @since 0.1.0
public enum Window {
  HANN(0.5, 0.5, 0),
  HAMMING(0.54, 0.46, 0),
  BLACKMAN(0.42, 0.5, 0.08),
  RECTANGULAR(1, 0, 0);

  private final double a0;
  private final double a1;
  private final double a2;

  Window(double a0, double a1, double a2) {
    this.a0 = a0;
    this.a1 = a1;
    this.a2 = a2;
  }

  /// The window's `size` values, computed in double and rounded to float.
  public float[] values(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("window size: got " + size + "; allowed: 1 or more");
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (a0 - a1 * UnitCircle.cos(i, size) + a2 * UnitCircle.cos(2L * i, size));
    }
    return values;
  }

  /// The mean of the window's values, for sizes above 2: what a steady sine keeps of its amplitude.
  public double meanGain() {
    return a0;
  }
}
