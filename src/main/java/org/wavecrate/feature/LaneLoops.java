package org.wavecrate.feature;

/// The steps of [Lanes] along rows. Each is one short loop over arrays that are its parameters, in
/// the first `n` values: the compiler turns such loops alone into vector instructions.
final class LaneLoops {
  private static final float HALF_SQRT = (float) Math.sqrt(0.5);

  private LaneLoops() {}

  static void scale(float[] x, float factor, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = x[i] * factor;
    }
  }

  /// `a, b = a + b, a - b`, and `c, d` likewise.
  static void sumAndDifference(float[] a, float[] b, float[] c, float[] d, int n) {
    for (int i = 0; i < n; i++) {
      float p = a[i];
      float q = b[i];
      float r = c[i];
      float s = d[i];
      a[i] = p + q;
      b[i] = p - q;
      c[i] = r + s;
      d[i] = r - s;
    }
  }

  static void turn(float[] re, float[] im, float cos, float sin, int n) {
    for (int i = 0; i < n; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = x * cos - y * sin;
      im[i] = x * sin + y * cos;
    }
  }

  static void turnBack(float[] re, float[] im, float cos, float sin, int n) {
    for (int i = 0; i < n; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = x * cos + y * sin;
      im[i] = y * cos - x * sin;
    }
  }

  /// Turns `b`, and then `a, b = a + b, a - b`.
  static void turnAndAdd(
      float[] aRe, float[] aIm, float[] bRe, float[] bIm, float cos, float sin, int n) {
    for (int i = 0; i < n; i++) {
      float x = bRe[i] * cos - bIm[i] * sin;
      float y = bRe[i] * sin + bIm[i] * cos;
      float p = aRe[i];
      float q = aIm[i];
      aRe[i] = p + x;
      aIm[i] = q + y;
      bRe[i] = p - x;
      bIm[i] = q - y;
    }
  }

  static void eighths(float[] re, float[] im, int n) {
    for (int i = 0; i < n; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = (x + y) * HALF_SQRT;
      im[i] = (y - x) * HALF_SQRT;
    }
  }

  static void threeEighths(float[] re, float[] im, int n) {
    for (int i = 0; i < n; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = (y - x) * HALF_SQRT;
      im[i] = -(x + y) * HALF_SQRT;
    }
  }

  static void ends(float[] re, float[] im, int n) {
    for (int i = 0; i < n; i++) {
      float sum = re[i] + im[i];
      float difference = re[i] - im[i];
      re[i] = sum * sum;
      im[i] = difference * difference;
    }
  }

  /// Even part of bin k to where its real and imaginary part were, odd part to those of bin m,
  /// imaginary part first.
  static void evenAndOdd(float[] rk, float[] rm, float[] ik, float[] im, int n) {
    for (int i = 0; i < n; i++) {
      float a = rk[i];
      float b = rm[i];
      float c = ik[i];
      float d = im[i];
      rk[i] = 0.5f * (a + b);
      rm[i] = 0.5f * (b - a);
      ik[i] = 0.5f * (c - d);
      im[i] = 0.5f * (c + d);
    }
  }

  /// Powers of even plus odd and of even minus odd, to where the real parts were.
  static void powers(float[] evenRe, float[] oddRe, float[] evenIm, float[] oddIm, int n) {
    for (int i = 0; i < n; i++) {
      float sumRe = evenRe[i] + oddRe[i];
      float sumIm = evenIm[i] + oddIm[i];
      float differenceRe = evenRe[i] - oddRe[i];
      float differenceIm = oddIm[i] - evenIm[i];
      evenRe[i] = sumRe * sumRe + sumIm * sumIm;
      oddRe[i] = differenceRe * differenceRe + differenceIm * differenceIm;
    }
  }
}
