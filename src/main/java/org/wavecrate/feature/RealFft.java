package org.wavecrate.feature;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// The discrete Fourier transform of real float32 data, `X[k] = sum x[t] exp(-2 pi i k t / n)`,
/// unscaled as in `numpy.fft.rfft`, for sizes that are powers of two from 2 to 65,536.
///
/// The result is the same bits on every platform: twiddle factors come from `StrictMath` in double
/// and are rounded to float, and every sum has a fixed order (Java never fuses a multiplication
/// with an addition by itself). An instance is immutable and may be used from many threads; all
/// working memory is the caller's output arrays.
///
/// The `n` real values are read as `n/2` complex ones, transformed by decimation in time with radix
/// 4 (one radix 8 step first where `log2(n/2)` is odd), and split again (Press et al., *Numerical
/// Recipes*, "FFT of real functions").
public final class RealFft {
  public static final int MAX_SIZE = 1 << 16;

  private static final AtomicReferenceArray<RealFft> SHARED = new AtomicReferenceArray<>(17);

  private final int size;
  private final int half;
  private final int firstRadix;

  /// Where the complex value at each position of the first step is read from, in reals.
  private final int[] source;

  /// For each radix-4 step, and each `j` in it, the factors `w^j`, `w^2j`, `w^3j` as re, im pairs.
  private final float[][] steps;

  /// `cos` and `sin` of `2 pi k / n` for `k` to `n/4`.
  private final float[] split;

  private RealFft(int size) {
    this.size = size;
    this.half = size / 2;
    int bits = Integer.numberOfTrailingZeros(half);
    this.firstRadix = bits < 2 ? half : bits % 2 == 0 ? 4 : 8;
    this.source = bits < 2 ? new int[0] : order(half, firstRadix);
    int count = 0;
    for (int length = firstRadix; length < half; length *= 4) {
      count++;
    }
    this.steps = new float[count][];
    for (int step = 0, length = firstRadix; step < count; step++, length *= 4) {
      steps[step] = factors(length);
    }
    this.split = new float[2 * (half / 2 + 1)];
    for (int k = 0; k <= half / 2; k++) {
      split[2 * k] = (float) UnitCircle.cos(k, size);
      split[2 * k + 1] = (float) UnitCircle.sin(k, size);
    }
  }

  /// The transform of `size` reals; tables are built once and shared.
  ///
  /// @throws IllegalArgumentException unless `size` is a power of two from 2 to 65,536
  public static RealFft ofSize(int size) {
    if (size < 2 || size > MAX_SIZE || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "FFT size: got " + size + "; allowed: a power of two from 2 to " + MAX_SIZE);
    }
    int bits = Integer.numberOfTrailingZeros(size);
    RealFft fft = SHARED.get(bits);
    if (fft == null) {
      fft = new RealFft(size);
      SHARED.set(bits, fft);
    }
    return fft;
  }

  /// Where the first step reads, in reals; empty for sizes below 16.
  int[] source() {
    return source;
  }

  int firstRadix() {
    return firstRadix;
  }

  float[][] steps() {
    return steps;
  }

  float[] split() {
    return split;
  }

  /// How many reals go in.
  public int size() {
    return size;
  }

  /// How many complex values come out: `size / 2 + 1`, from 0 Hz to half the sample rate.
  public int bins() {
    return half + 1;
  }

  /// Transforms `samples[from .. from + size)` into `re[0 .. bins)` and `im[0 .. bins)`.
  ///
  /// The three arrays must be different ones; `samples` is only read.
  public void forward(float[] samples, int from, float[] re, float[] im) {
    if (from < 0 || from > samples.length - size || re.length <= half || im.length <= half) {
      throw new IllegalArgumentException(
          "FFT of "
              + size
              + ": got samples from "
              + from
              + " of "
              + samples.length
              + " into arrays of "
              + re.length
              + " and "
              + im.length
              + "; needs "
              + size
              + " samples and room for "
              + bins());
    }
    switch (firstRadix) {
      case 1 -> {
        re[0] = samples[from];
        im[0] = samples[from + 1];
      }
      case 2 -> {
        re[0] = samples[from] + samples[from + 2];
        im[0] = samples[from + 1] + samples[from + 3];
        re[1] = samples[from] - samples[from + 2];
        im[1] = samples[from + 1] - samples[from + 3];
      }
      case 4 -> Butterflies.first4(samples, from, source, re, im);
      default -> Butterflies.first8(samples, from, source, re, im);
    }
    int length = firstRadix;
    for (float[] factors : steps) {
      Butterflies.radix4(re, im, half, length, factors);
      length *= 4;
    }
    Butterflies.splitReal(re, im, half, split);
  }

  /// The input order that makes decimation in time end in natural order: a first step of `first`,
  /// then radix 4.
  private static int[] order(int half, int first) {
    int[] source = new int[half];
    for (int position = 0; position < half; position++) {
      int rest = position;
      int length = half;
      int stride = 1;
      int index = 0;
      while (length > first) {
        length /= 4;
        index += stride * (rest / length);
        rest %= length;
        stride *= 4;
      }
      source[position] = 2 * (index + stride * rest);
    }
    return source;
  }

  private static float[] factors(int quarter) {
    float[] factors = new float[6 * quarter];
    for (int j = 0; j < quarter; j++) {
      for (int power = 1; power <= 3; power++) {
        factors[6 * j + 2 * power - 2] = (float) UnitCircle.cos((long) power * j, 4L * quarter);
        factors[6 * j + 2 * power - 1] = (float) -UnitCircle.sin((long) power * j, 4L * quarter);
      }
    }
    return factors;
  }
}
