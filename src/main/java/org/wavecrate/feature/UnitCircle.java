package org.wavecrate.feature;

/// Cosine and sine at fractions of a full turn, exact at multiples of a quarter turn.
///
/// Angles are folded into the first eighth of the circle first, so that the eight symmetric points
/// of a transform have coordinates of identical magnitude.
final class UnitCircle {
  private UnitCircle() {}

  /// `cos(2 pi k / n)`.
  static double cos(long k, long n) {
    long eighths = 8 * Math.floorMod(k, n);
    if (eighths > 4 * n) {
      eighths = 8 * n - eighths;
    }
    if (eighths > 2 * n) {
      return -fold(4 * n - eighths, n);
    }
    return fold(eighths, n);
  }

  /// `sin(2 pi k / n)`, which is `cos(2 pi (k - n/4) / n)`.
  static double sin(long k, long n) {
    return cos(4 * k - n, 4 * n);
  }

  /// `cos(2 pi e / 8n)` for `e` from 0 to `2n`: the first quarter turn.
  private static double fold(long e, long n) {
    if (e <= n) {
      return StrictMath.cos(2 * StrictMath.PI * e / (8.0 * n));
    }
    return StrictMath.sin(2 * StrictMath.PI * (2 * n - e) / (8.0 * n));
  }
}
