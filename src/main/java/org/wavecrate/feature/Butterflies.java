package org.wavecrate.feature;

/// The inner loops of [RealFft]. Real and imaginary parts lie in arrays of their own.
final class Butterflies {
  private static final float HALF_SQRT = (float) Math.sqrt(0.5);

  private Butterflies() {}

  /// Transforms of 4 complex values each, reading the reals through `source`.
  static void first4(float[] x, int from, int[] source, float[] re, float[] im) {
    for (int p = 0; p < source.length; p += 4) {
      int ia = from + source[p];
      int ib = from + source[p + 1];
      int ic = from + source[p + 2];
      int id = from + source[p + 3];
      float sumR = x[ia] + x[ic];
      float sumI = x[ia + 1] + x[ic + 1];
      float differenceR = x[ia] - x[ic];
      float differenceI = x[ia + 1] - x[ic + 1];
      float oddSumR = x[ib] + x[id];
      float oddSumI = x[ib + 1] + x[id + 1];
      float oddDifferenceR = x[ib] - x[id];
      float oddDifferenceI = x[ib + 1] - x[id + 1];
      re[p] = sumR + oddSumR;
      im[p] = sumI + oddSumI;
      re[p + 1] = differenceR + oddDifferenceI;
      im[p + 1] = differenceI - oddDifferenceR;
      re[p + 2] = sumR - oddSumR;
      im[p + 2] = sumI - oddSumI;
      re[p + 3] = differenceR - oddDifferenceI;
      im[p + 3] = differenceI + oddDifferenceR;
    }
  }

  /// Transforms of 8 complex values each, reading the reals through `source`: two of 4, joined.
  static void first8(float[] x, int from, int[] source, float[] re, float[] im) {
    for (int p = 0; p < source.length; p += 8) {
      int i0 = from + source[p];
      int i2 = from + source[p + 2];
      int i4 = from + source[p + 4];
      int i6 = from + source[p + 6];
      float sr = x[i0] + x[i4];
      float si = x[i0 + 1] + x[i4 + 1];
      float dr = x[i0] - x[i4];
      float di = x[i0 + 1] - x[i4 + 1];
      float tr = x[i2] + x[i6];
      float ti = x[i2 + 1] + x[i6 + 1];
      float ur = x[i2] - x[i6];
      float ui = x[i2 + 1] - x[i6 + 1];
      float e0r = sr + tr;
      float e0i = si + ti;
      float e1r = dr + ui;
      float e1i = di - ur;
      float e2r = sr - tr;
      float e2i = si - ti;
      float e3r = dr - ui;
      float e3i = di + ur;

      int i1 = from + source[p + 1];
      int i3 = from + source[p + 3];
      int i5 = from + source[p + 5];
      int i7 = from + source[p + 7];
      sr = x[i1] + x[i5];
      si = x[i1 + 1] + x[i5 + 1];
      dr = x[i1] - x[i5];
      di = x[i1 + 1] - x[i5 + 1];
      tr = x[i3] + x[i7];
      ti = x[i3 + 1] + x[i7 + 1];
      ur = x[i3] - x[i7];
      ui = x[i3 + 1] - x[i7 + 1];
      float o0r = sr + tr;
      float o0i = si + ti;
      float h1r = dr + ui;
      float h1i = di - ur;
      float o1r = (h1r + h1i) * HALF_SQRT;
      float o1i = (h1i - h1r) * HALF_SQRT;
      float o2r = si - ti;
      float o2i = tr - sr;
      float h3r = dr - ui;
      float h3i = di + ur;
      float o3r = (h3i - h3r) * HALF_SQRT;
      float o3i = -(h3r + h3i) * HALF_SQRT;

      re[p] = e0r + o0r;
      im[p] = e0i + o0i;
      re[p + 1] = e1r + o1r;
      im[p + 1] = e1i + o1i;
      re[p + 2] = e2r + o2r;
      im[p + 2] = e2i + o2i;
      re[p + 3] = e3r + o3r;
      im[p + 3] = e3i + o3i;
      re[p + 4] = e0r - o0r;
      im[p + 4] = e0i - o0i;
      re[p + 5] = e1r - o1r;
      im[p + 5] = e1i - o1i;
      re[p + 6] = e2r - o2r;
      im[p + 6] = e2i - o2i;
      re[p + 7] = e3r - o3r;
      im[p + 7] = e3i - o3i;
    }
  }

  /// Joins neighbouring transforms of `quarter` values, four at a time, in place.
  static void radix4(float[] re, float[] im, int count, int quarter, float[] factors) {
    for (int block = 0; block < count; block += 4 * quarter) {
      for (int j = 0, f = 0; j < quarter; j++, f += 6) {
        int ia = block + j;
        int ib = ia + quarter;
        int ic = ib + quarter;
        int id = ic + quarter;
        float br = re[ib] * factors[f] - im[ib] * factors[f + 1];
        float bi = re[ib] * factors[f + 1] + im[ib] * factors[f];
        float cr = re[ic] * factors[f + 2] - im[ic] * factors[f + 3];
        float ci = re[ic] * factors[f + 3] + im[ic] * factors[f + 2];
        float dr = re[id] * factors[f + 4] - im[id] * factors[f + 5];
        float di = re[id] * factors[f + 5] + im[id] * factors[f + 4];
        float sumR = re[ia] + cr;
        float sumI = im[ia] + ci;
        float differenceR = re[ia] - cr;
        float differenceI = im[ia] - ci;
        float oddSumR = br + dr;
        float oddSumI = bi + di;
        float oddDifferenceR = br - dr;
        float oddDifferenceI = bi - di;
        re[ia] = sumR + oddSumR;
        im[ia] = sumI + oddSumI;
        re[ib] = differenceR + oddDifferenceI;
        im[ib] = differenceI - oddDifferenceR;
        re[ic] = sumR - oddSumR;
        im[ic] = sumI - oddSumI;
        re[id] = differenceR - oddDifferenceI;
        im[id] = differenceI + oddDifferenceR;
      }
    }
  }

  /// Turns the complex transform of even and odd samples into that of the reals: bins 0 to `half`.
  static void splitReal(float[] re, float[] im, int half, float[] split) {
    float sum = re[0] + im[0];
    float difference = re[0] - im[0];
    re[0] = sum;
    im[0] = 0;
    re[half] = difference;
    im[half] = 0;
    for (int k = 1, m = half - 1; k <= m; k++, m--) {
      float evenR = 0.5f * (re[k] + re[m]);
      float evenI = 0.5f * (im[k] - im[m]);
      float oddR = 0.5f * (im[k] + im[m]);
      float oddI = 0.5f * (re[m] - re[k]);
      float cos = split[2 * k];
      float sin = split[2 * k + 1];
      float turnedR = oddR * cos + oddI * sin;
      float turnedI = oddI * cos - oddR * sin;
      re[m] = evenR - turnedR;
      im[m] = turnedI - evenI;
      re[k] = evenR + turnedR;
      im[k] = evenI + turnedI;
    }
  }
}
