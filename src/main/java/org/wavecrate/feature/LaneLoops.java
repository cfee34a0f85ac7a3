package org.wavecrate.feature;

/// The steps of [Lanes] along rows, in the first `n` values. Each is one short loop over arrays
/// that are its parameters, all read and written at the same index: the compiler turns such loops
/// alone into vector instructions, and leaves those of more than about thirty operations as they
/// are. Hence several passes where one would do.
///
/// It also has to find the operations on neighbouring values alike, but may exchange the operands
/// of a sum or product of two computed terms in some of them. Where it did, the sum is written as a
/// difference, `a - -b`, whose operands have an order and whose bits are the same.
final class LaneLoops {
  private static final float HALF_SQRT = (float) Math.sqrt(0.5);

  private LaneLoops() {}

  /// Weights the samples of two rows.
  static void weight(float[] even, float evenWeight, float[] odd, float oddWeight, int n) {
    for (int i = 0; i < n; i++) {
      even[i] *= evenWeight;
      odd[i] *= oddWeight;
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
    float minusCos = -cos;
    for (int i = 0; i < n; i++) {
      float x = re[i];
      float y = im[i];
      re[i] = x * cos - y * sin;
      im[i] = x * sin - y * minusCos;
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
      aRe[i] = ar - -br;
      aIm[i] = ai - -bi;
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
      float minusBi = (x + y) * HALF_SQRT;
      float ar = aRe[i];
      float ai = aIm[i];
      aRe[i] = ar - -br;
      aIm[i] = ai - minusBi;
      bRe[i] = ar - br;
      bIm[i] = ai - -minusBi;
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

  /// Powers of bins k and m, of the transform of reals whose even and odd ones are the real and
  /// imaginary parts of `k` and `m`: to the real part of k and the imaginary part of m.
  static void powers(float[] rk, float[] rm, float[] ik, float[] im, float cos, float sin, int n) {
    float minusSin = -sin;
    for (int i = 0; i < n; i++) {
      float a = rk[i];
      float b = rm[i];
      float c = ik[i];
      float d = im[i];
      float evenRe = 0.5f * (a + b);
      float evenIm = 0.5f * (c - d);
      float oddRe = 0.5f * (c + d);
      float oddIm = 0.5f * (b - a);
      float turnedRe = oddRe * cos - oddIm * minusSin;
      float turnedIm = oddIm * cos - oddRe * sin;
      float sumRe = evenRe - -turnedRe;
      float sumIm = evenIm - -turnedIm;
      float differenceRe = evenRe - turnedRe;
      float differenceIm = turnedIm - evenIm;
      rk[i] = sumRe * sumRe - sumIm * -sumIm;
      im[i] = differenceRe * differenceRe - differenceIm * -differenceIm;
    }
  }
}
