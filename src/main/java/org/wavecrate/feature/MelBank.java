package org.wavecrate.feature;

import java.util.Arrays;

/// Triangular filters, evenly spaced on a mel scale, that turn a power spectrum into bands: the
/// matrix of `librosa.filters.mel`, stored as one short run of weights per band.
///
/// Band `m` rises from 0 at mel point `m` to its peak at `m + 1` and falls to 0 at `m + 2`, for
/// `mels + 2` points evenly spaced from `minHz` to `maxHz`. Sums run in double from low to high
/// bins and are rounded to float once.
public final class MelBank {
  /// @param mels number of bands
  /// @param minHz lower edge of the first band
  /// @param maxHz upper edge of the last band, at most half the sample rate
  /// @param scale where the bands lie
  /// @param norm how high they are
  public record Settings(int mels, double minHz, double maxHz, MelScale scale, MelNorm norm) {
    public Settings {
      if (mels < 1 || mels > 4096) {
        throw new IllegalArgumentException("mels: got " + mels + "; allowed: from 1 to 4096");
      }
      if (!(minHz >= 0 && minHz < maxHz && maxHz < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "minHz, maxHz: got " + minHz + ", " + maxHz + "; allowed: 0 <= minHz < maxHz");
      }
    }
  }

  private final int bins;
  private final int[] firstBin;
  private final float[][] weights;

  /// Filters for spectra of `stft` of a signal of `sampleRateHz`.
  public MelBank(Settings settings, double sampleRateHz, Stft stft) {
    if (!(sampleRateHz > 0) || settings.maxHz > sampleRateHz / 2) {
      throw new IllegalArgumentException(
          "maxHz: got "
              + settings.maxHz
              + " at a sample rate of "
              + sampleRateHz
              + " Hz; allowed: up to half the rate");
    }
    this.bins = stft.bins();
    this.firstBin = new int[settings.mels];
    this.weights = new float[settings.mels][];
    double binHz = stft.binHz(sampleRateHz);
    double low = settings.scale.toMel(settings.minHz);
    double step = (settings.scale.toMel(settings.maxHz) - low) / (settings.mels + 1);
    for (int m = 0; m < settings.mels; m++) {
      double lower = settings.scale.toHz(low + m * step);
      double peak = settings.scale.toHz(low + (m + 1) * step);
      double upper = settings.scale.toHz(low + (m + 2) * step);
      double height = settings.norm == MelNorm.SLANEY ? 2 / (upper - lower) : 1;
      int first = Math.min(bins, (int) Math.ceil(lower / binHz));
      int end = Math.clamp((int) Math.floor(upper / binHz) + 1, first, bins);
      firstBin[m] = first;
      weights[m] = new float[end - first];
      for (int k = first; k < end; k++) {
        double hz = k * binHz;
        double rising = (hz - lower) / (peak - lower);
        double falling = (upper - hz) / (upper - peak);
        weights[m][k - first] = (float) (Math.max(0, Math.min(rising, falling)) * height);
      }
    }
  }

  public int mels() {
    return weights.length;
  }

  /// How many bands are so narrow that no bin falls inside: they are 0 for every sound.
  public int emptyBands() {
    int empty = 0;
    for (float[] band : weights) {
      boolean weighed = false;
      for (float weight : band) {
        weighed |= weight > 0;
      }
      empty += weighed ? 0 : 1;
    }
    return empty;
  }

  /// The weight of spectrum bin `bin` in band `mel`.
  public float weight(int mel, int bin) {
    int k = bin - firstBin[mel];
    return k < 0 || k >= weights[mel].length ? 0 : weights[mel][k];
  }

  /// Filters the spectrum `power[from .. from + bins)` into the bands `into[at .. at + mels)`.
  public void apply(float[] power, int from, float[] into, int at) {
    for (int m = 0; m < weights.length; m++) {
      float[] band = weights[m];
      int k = from + firstBin[m];
      double sum = 0;
      for (float weight : band) {
        sum += (double) weight * power[k++];
      }
      into[at + m] = (float) sum;
    }
  }

  /// Filters `count` spectra that are beside each other into one band, in the same order of sums.
  ///
  /// @param power for each bin the values of all spectra
  /// @param sums gets the band's values, not rounded yet
  void apply(int mel, float[][] power, int count, double[] sums) {
    Arrays.fill(sums, 0, count, 0);
    float[] band = weights[mel];
    int bin = firstBin[mel];
    int even = band.length & ~1;
    for (int k = 0; k < even; k += 2, bin += 2) {
      add(band[k], power[bin], band[k + 1], power[bin + 1], sums, count);
    }
    if (even < band.length) {
      add(band[even], power[bin], sums, count);
    }
  }

  private static void add(
      double weight, float[] power, double nextWeight, float[] next, double[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] = sums[i] + weight * power[i] + nextWeight * next[i];
    }
  }

  private static void add(double weight, float[] power, double[] sums, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += weight * power[i];
    }
  }

  /// Filters spectra of shape (frames, bins) into bands of shape (frames, mels).
  public float[] apply(float[] power) {
    if (power.length % bins != 0) {
      throw new IllegalArgumentException(
          "spectra: got " + power.length + " values; allowed: a multiple of the " + bins + " bins");
    }
    int frames = power.length / bins;
    float[] into = new float[frames * mels()];
    for (int i = 0; i < frames; i++) {
      apply(power, i * bins, into, i * mels());
    }
    return into;
  }
}
