package org.wavecrate.plot;

/// The values that a colour scale or an axis spans.
///
/// @param low the value of the lowest colour
/// @param high the value of the highest, above `low`
public record ValueRange(double low, double high) {
  public ValueRange {
    if (!(low < high) || Double.isInfinite(high - low)) {
      throw new IllegalArgumentException(
          "value range: got " + low + " to " + high + "; allowed: finite, low below high");
    }
  }

  /// From the least to the greatest finite value; for constant values `v` it is `v` to `v + 1` (or
  /// the next float), for none 0 to 1.
  public static ValueRange of(float[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      if (Math.abs(value) <= Float.MAX_VALUE) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) {
      return new ValueRange(0, 1);
    }
    return low < high
        ? new ValueRange(low, high)
        : new ValueRange(low, low + Math.max(1, Math.ulp((float) low)));
  }

  public double length() {
    return high - low;
  }

  /// Where `value` lies: 0 at `low`, 1 at `high`; NaN for NaN.
  public double position(double value) {
    return (value - low) / length();
  }

  public double at(double position) {
    return low + position * length();
  }
}
