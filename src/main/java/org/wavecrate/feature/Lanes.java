package org.wavecrate.feature;

import java.util.Arrays;

/// Power spectra of many frames at once, the same bits as those of [StftFrames] one by one.
///
/// Frames are beside each other: a row holds one sample, or one bin, of every frame, so that each
/// step of the transform runs along rows, which the compiler turns into vector instructions. Loops
/// are kept short, and rows are arrays of their own read at one index, because only such loops are.
/// Steps write over what they read; rows then change places. Working memory, for one thread.
final class Lanes {
  /// How many frames at most.
  static final int FRAMES = 64;

  private static final int LEAST_SIZE = 16;
  private static final int MOST_SIZE = 4096;

  private final RealFft fft;
  private final float[] weights;
  private final int hop;
  private final float[][] raw;
  private final float[][] windowed;
  private final float[][] re;
  private final float[][] im;
  private final float[][] power;
  private final float[] spareReal = new float[FRAMES];
  private final float[] spareImaginary = new float[FRAMES];
  private float[] region = new float[0];

  Lanes(RealFft fft, float[] weights, int hop) {
    this.fft = fft;
    this.weights = weights;
    this.hop = hop;
    int size = fft.size();
    raw = new float[size][FRAMES];
    windowed = new float[size][FRAMES];
    re = new float[size / 2][];
    im = new float[size / 2][];
    power = new float[fft.bins()][];
  }

  /// Whether this is worth it.
  static boolean suits(Stft stft, long frames) {
    return stft.zeroPadding() == 1
        && stft.preEmphasis() == 0
        && stft.fftSize() >= LEAST_SIZE
        && stft.fftSize() <= MOST_SIZE
        && frames >= 8;
  }

  /// Computes `|X[k]|^2` of `count` frames, the first of which begins at `start`; what is outside
  /// the signal is silence.
  ///
  /// @return for each bin the values of all frames; overwritten by the next call
  float[][] power(float[] samples, long start, int count) {
    layOut(samples, start, count);
    transform(0, re.length, fft.steps().length, count);
    split(count);
    return power;
  }

  /// Transforms positions `from` to `from + length`: four quarters first, one after the other, so
  /// that small ones stay in the processor's first cache.
  private void transform(int from, int length, int steps, int count) {
    if (steps == 0) {
      first(from, count);
      return;
    }
    int quarter = length / 4;
    for (int part = 0; part < 4; part++) {
      transform(from + part * quarter, quarter, steps - 1, count);
    }
    float[] factors = fft.steps()[steps - 1];
    for (int j = 0; j < quarter; j++) {
      radix4(from + j, quarter, factors, 6 * j, count);
    }
  }

  private void first(int from, int count) {
    int length = fft.firstRadix();
    for (int p = from; p < from + length; p++) {
      int source = fft.source()[p];
      re[p] = windowed[source];
      im[p] = windowed[source + 1];
      LaneLoops.scale(raw[source], weights[source], re[p], count);
      LaneLoops.scale(raw[source + 1], weights[source + 1], im[p], count);
    }
    if (length == 4) {
      first4(from, from + 1, from + 2, from + 3, count);
    } else {
      first8(from, count);
    }
  }

  private void layOut(float[] samples, long start, int count) {
    int size = fft.size();
    int needed = (count - 1) * hop + size;
    if (region.length < needed) {
      region = new float[needed];
    }
    int first = Math.clamp(-start, 0, needed);
    int last = Math.clamp(samples.length - start, first, needed);
    Arrays.fill(region, 0, first, 0);
    if (last > first) {
      System.arraycopy(samples, (int) (start + first), region, first, last - first);
    }
    Arrays.fill(region, last, needed, 0);
    int fresh = Math.min(hop, size);
    for (int frame = 0, at = 0; frame < count; frame++, at += hop) {
      for (int u = 0; u < fresh; u++) {
        raw[u][frame] = region[at + u];
      }
    }
    // What a frame shares with the next one was written just now.
    for (int u = fresh; u < size; u++) {
      System.arraycopy(raw[u - hop], 1, raw[u], 0, count - 1);
      raw[u][count - 1] = region[(count - 1) * hop + u];
    }
  }

  private void first4(int a, int b, int c, int d, int count) {
    LaneLoops.sumAndDifference(re[a], re[c], im[a], im[c], count);
    LaneLoops.sumAndDifference(re[b], re[d], im[b], im[d], count);
    join(a, b, c, d, count);
  }

  /// The last step of four: sums in `a` and `b`, differences in `c` and `d`.
  private void join(int a, int b, int c, int d, int count) {
    float[] cRe = re[c];
    float[] cIm = im[c];
    float[] dRe = re[d];
    float[] dIm = im[d];
    LaneLoops.sumAndDifference(re[a], re[b], im[a], im[b], count);
    LaneLoops.sumAndDifference(cRe, dIm, cIm, dRe, count);
    re[c] = re[b];
    im[c] = im[b];
    re[b] = cRe;
    im[b] = dRe;
    re[d] = dIm;
    im[d] = cIm;
  }

  /// Two transforms of four, joined.
  private void first8(int p, int count) {
    first4(p, p + 2, p + 4, p + 6, count);
    first4(p + 1, p + 3, p + 5, p + 7, count);
    // Now even k is at p + 2 k, odd k at p + 2 k + 1.
    LaneLoops.eighths(re[p + 3], im[p + 3], count);
    LaneLoops.threeEighths(re[p + 7], im[p + 7], count);
    float[][] evenRe = {re[p], re[p + 2], re[p + 4], re[p + 6]};
    float[][] evenIm = {im[p], im[p + 2], im[p + 4], im[p + 6]};
    float[][] oddRe = {re[p + 1], re[p + 3], re[p + 5], re[p + 7]};
    float[][] oddIm = {im[p + 1], im[p + 3], im[p + 5], im[p + 7]};
    for (int k = 0; k < 4; k++) {
      if (k == 2) {
        // The odd one turned by a quarter: real and imaginary part change places.
        LaneLoops.sumAndDifference(evenRe[k], oddIm[k], evenIm[k], oddRe[k], count);
        re[p + 2] = evenRe[k];
        re[p + 6] = oddIm[k];
        im[p + 6] = evenIm[k];
        im[p + 2] = oddRe[k];
      } else {
        LaneLoops.sumAndDifference(evenRe[k], oddRe[k], evenIm[k], oddIm[k], count);
        re[p + k] = evenRe[k];
        re[p + k + 4] = oddRe[k];
        im[p + k] = evenIm[k];
        im[p + k + 4] = oddIm[k];
      }
    }
  }

  private void radix4(int a, int quarter, float[] factors, int f, int count) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    LaneLoops.turnAndAdd(re[a], im[a], re[c], im[c], factors[f + 2], factors[f + 3], count);
    LaneLoops.turn(re[b], im[b], factors[f], factors[f + 1], count);
    LaneLoops.turnAndAdd(re[b], im[b], re[d], im[d], factors[f + 4], factors[f + 5], count);
    join(a, b, c, d, count);
  }

  /// Turns the complex transform of even and odd samples into powers of that of the reals.
  private void split(int count) {
    int half = re.length;
    float[] split = fft.split();
    float[] low = re[0];
    float[] high = im[0];
    LaneLoops.ends(low, high, count);
    power[0] = low;
    power[half] = high;
    for (int k = 1, m = half - 1; k <= m; k++, m--) {
      float[] rm = re[m];
      float[] imaginary = im[m];
      if (k == m) {
        System.arraycopy(rm, 0, spareReal, 0, count);
        System.arraycopy(imaginary, 0, spareImaginary, 0, count);
        rm = spareReal;
        imaginary = spareImaginary;
      }
      LaneLoops.evenAndOdd(re[k], rm, im[k], imaginary, count);
      LaneLoops.turnBack(imaginary, rm, split[2 * k], split[2 * k + 1], count);
      LaneLoops.powers(re[k], imaginary, im[k], rm, count);
      power[m] = imaginary;
      power[k] = re[k];
    }
  }
}
