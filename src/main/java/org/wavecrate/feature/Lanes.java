package org.wavecrate.feature;

import java.util.Arrays;

/// Power spectra of many frames at once, the same bits as those of [StftFrames] one by one.
///
/// Frames are beside each other: a row holds one sample, or one bin, of every frame, so that each
/// step of the transform runs along rows, which the compiler turns into vector instructions. Loops
/// are kept short, and rows are arrays of their own read at one index, because only such loops are.
/// Steps write over what they read; rows then change places. Working memory, for one thread.
final class Lanes {
  /// How many frames at most. The compiler takes wide vector instructions only for loops that run
  /// for long, more than 70 times. With the 16 bytes before the values of an array, a row is a
  /// whole number of cache lines: rows made one after the other are split at the same places.
  static final int FRAMES = 140;

  /// Samples are laid out so many at a time, whose places the first cache holds.
  private static final int TILE = 16;

  private static final int LEAST_SIZE = 16;
  private static final int MOST_SIZE = 4096;

  private final RealFft fft;
  private final float[] weights;
  private final int hop;

  /// Which row of `raw` has a sample of the first frame, and where; of the next frame one further.
  private final int[] row;

  private final int[] column;

  /// Every `hop`-th sample in a row.
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
    raw = new float[Math.min(hop, size)][FRAMES + (size - 1) / hop];
    row = new int[size];
    column = new int[size];
    for (int u = 0; u < size; u++) {
      row[u] = u % hop;
      column[u] = u / hop;
    }
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

  /// How many signals of so many frames fit beside each other; 0 if not even one does.
  static int signals(Stft stft, long frames) {
    int more = (stft.fftSize() - 1) / stft.hop();
    return (int) ((FRAMES + more) / (frames + more));
  }

  /// Lays out `count` frames of a signal, the first of which begins at `start`; what is outside the
  /// signal is silence.
  ///
  /// @param at the place of the first among the frames that are transformed together
  /// @return the place from which another signal may be laid out; the frames between are of no use
  int layOut(float[] samples, long start, int count, int at) {
    int columns = count + (fft.size() - 1) / hop;
    int needed = columns * hop;
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
    for (int from = 0; from < columns; from += TILE) {
      int to = Math.min(columns, from + TILE);
      for (int u = 0; u < raw.length; u++) {
        float[] every = raw[u];
        for (int i = from, t = from * hop + u; i < to; i++, t += hop) {
          every[at + i] = region[t];
        }
      }
    }
    return at + columns;
  }

  /// Computes `|X[k]|^2` of the first `count` frames that were laid out.
  ///
  /// @return for each bin the values of all frames; overwritten by the next call
  float[][] power(int count) {
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
      window(source, re[p], im[p], count);
    }
    if (length == 4) {
      four(from, 1, count);
    } else {
      first8(from, count);
    }
  }

  /// Samples `u` and `u + 1` of all frames.
  private void window(int u, float[] even, float[] odd, int count) {
    int v = u + 1;
    System.arraycopy(raw[row[u]], column[u], even, 0, count);
    System.arraycopy(raw[row[v]], column[v], odd, 0, count);
    LaneLoops.weight(even, weights[u], odd, weights[v], count);
  }

  /// A transform of four, `stride` apart.
  private void four(int a, int stride, int count) {
    int b = a + stride;
    int c = b + stride;
    int d = c + stride;
    LaneLoops.four(re[a], im[a], re[b], im[b], re[c], im[c], re[d], im[d], count);
  }

  /// Two transforms of four, joined.
  private void first8(int p, int count) {
    four(p, 2, count);
    four(p + 1, 2, count);
    // Now even k is at p + 2 k, odd k at p + 2 k + 1.
    float[][] evenRe = {re[p], re[p + 2], re[p + 4], re[p + 6]};
    float[][] evenIm = {im[p], im[p + 2], im[p + 4], im[p + 6]};
    float[][] oddRe = {re[p + 1], re[p + 3], re[p + 5], re[p + 7]};
    float[][] oddIm = {im[p + 1], im[p + 3], im[p + 5], im[p + 7]};
    LaneLoops.sumAndDifference(evenRe[0], oddRe[0], evenIm[0], oddIm[0], count);
    LaneLoops.addEighth(evenRe[1], evenIm[1], oddRe[1], oddIm[1], count);
    // The odd one turned by a quarter: real and imaginary part change places.
    LaneLoops.sumAndDifference(evenRe[2], oddIm[2], evenIm[2], oddRe[2], count);
    LaneLoops.addThreeEighths(evenRe[3], evenIm[3], oddRe[3], oddIm[3], count);
    for (int k = 0; k < 4; k++) {
      re[p + k] = evenRe[k];
      im[p + k] = evenIm[k];
      re[p + k + 4] = oddRe[k];
      im[p + k + 4] = oddIm[k];
    }
    im[p + 2] = oddRe[2];
    re[p + 6] = oddIm[2];
    im[p + 6] = evenIm[2];
  }

  private void radix4(int a, int quarter, float[] factors, int f, int count) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    LaneLoops.turn(re[b], im[b], factors[f], factors[f + 1], count);
    LaneLoops.turn(re[c], im[c], factors[f + 2], factors[f + 3], count);
    LaneLoops.turn(re[d], im[d], factors[f + 4], factors[f + 5], count);
    four(a, quarter, count);
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
      float[] otherRe = re[m];
      float[] otherIm = im[m];
      if (k == m) {
        System.arraycopy(otherRe, 0, spareReal, 0, count);
        System.arraycopy(otherIm, 0, spareImaginary, 0, count);
        otherRe = spareReal;
        otherIm = spareImaginary;
      }
      LaneLoops.powers(re[k], otherRe, im[k], otherIm, split[2 * k], split[2 * k + 1], count);
      power[m] = otherIm;
      power[k] = re[k];
    }
  }
}
