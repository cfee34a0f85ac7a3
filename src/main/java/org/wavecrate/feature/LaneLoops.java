package org.wavecrate.feature;

/// The steps of [Lanes] along rows, in the first `n` values. Each is one short loop over arrays
/// that are its parameters: the compiler turns such loops alone into vector instructions, and
/// leaves those of more than about twenty operations as they are. Hence several passes where one
/// would do.
final class LaneLoops {
  private static final float HALF_SQRT = (float) Math.sqrt(0.5);

  private LaneLoops() {}

  /// `re[i] = x[i + from] * weight`, and `im` likewise of `y`.
  static void window(
      float[] x,
      int xFrom,
      float xWeight,
      float[] re,
      float[] y,
      int yFrom,
      float yWeight,
      float[] im,
      int n) {
    for (int i = 0; i < n; i++) {
      re[i] = x[xFrom + i] * xWeight;
      im[i] = y[yFrom + i] * yWeight;
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

  /// A transform of four, in place.
  static void four(
      float[] aRe,
      float[] aIm,
      float[] bRe,
      float[] bIm,
      float[] cRe,
      float[] cIm,
      float[] dRe,
      float[] dIm,
      int n) {
    for (int i = 0; i < n; i++) {
      float ar = aRe[i];
      float ai = aIm[i];
      float br = bRe[i];
      float bi = bIm[i];
      float cr = cRe[i];
      float ci = cIm[i];
      float dr = dRe[i];
      float di = dIm[i];
      float sumR = ar + cr;
      float sumI = ai + ci;
      float differenceR = ar - cr;
      float differenceI = ai - ci;
      float oddSumR = br + dr;
      float oddSumI = bi + di;
      float oddDifferenceR = br - dr;
      float oddDifferenceI = bi - di;
      aRe[i] = sumR + oddSumR;
      aIm[i] = sumI + oddSumI;
      bRe[i] = differenceR + oddDifferenceI;
      bIm[i] = differenceI - oddDifferenceR;
      cRe[i] = sumR - oddSumR;
      cIm[i] = sumI - oddSumI;
      dRe[i] = differenceR - oddDifferenceI;
      dIm[i] = differenceI + oddDifferenceR;
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

  /// Turns `b` by an eighth, then `a, b = a + b, a - b`.
  static void addEighth(float[] aRe, float[] aIm, float[] bRe, float[] bIm, int n) {
    for (int i = 0; i < n; i++) {
      float x = bRe[i];
      float y = bIm[i];
      float br = (x + y) * HALF_SQRT;
      float bi = (y - x) * HALF_SQRT;
      float ar = aRe[i];
      float ai = aIm[i];
      aRe[i] = ar + br;
      aIm[i] = ai + bi;
      bRe[i] = ar - br;
      bIm[i] = ai - bi;
    }
  }

  /// The same by three eighths.
  static void addThreeEighths(float[] aRe, float[] aIm, float[] bRe, float[] bIm, int n) {
    for (int i = 0; i < n; i++) {
      float x = bRe[i];
      float y = bIm[i];
      float br = (y - x) * HALF_SQRT;
      float bi = -(x + y) * HALF_SQRT;
      float ar = aRe[i];
      float ai = aIm[i];
      aRe[i] = ar + br;
      aIm[i] = ai + bi;
      bRe[i] = ar - br;
      bIm[i] = ai - bi;
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
