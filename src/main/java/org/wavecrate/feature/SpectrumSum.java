package org.wavecrate.feature;

import java.util.Arrays;

/// The spectra of many frames added up, as power and as magnitudes: what a long-term average
/// spectrum and the centre of a spectrum come from. Holds working memory: one instance per thread.
public final class SpectrumSum {
  /// The bins below hold the DC offset.
  private static final int FIRST_BIN = 2;

  private final StftFrames frames;
  private final float[] frame;
  private final double[] power;
  private final double[] magnitude;
  private long count;

  public SpectrumSum(Stft stft) {
    frames = stft.analyser();
    frame = new float[stft.bins()];
    power = new double[stft.bins()];
    magnitude = new double[stft.bins()];
  }

  /// Forgets what was added.
  public void clear() {
    Arrays.fill(power, 0);
    Arrays.fill(magnitude, 0);
    count = 0;
  }

  /// Adds the frame whose first sample is `start`; what lies outside the signal is silence.
  public void add(float[] samples, long start) {
    frames.power(samples, start, frame, 0);
    for (int k = 0; k < frame.length; k++) {
      power[k] += frame[k];
      magnitude[k] += Math.sqrt(frame[k]);
    }
    count++;
  }

  /// How many frames were added.
  public long count() {
    return count;
  }

  /// The sums of `|X[k]|^2`, not a copy.
  public double[] power() {
    return power;
  }

  /// The centre of the magnitudes in cycles per sample; NaN for silence.
  public float centroid() {
    double weighted = 0;
    double total = 0;
    for (int k = FIRST_BIN; k < magnitude.length; k++) {
      weighted += k * magnitude[k];
      total += magnitude[k];
    }
    return total > 0 && total < Double.POSITIVE_INFINITY
        ? (float) (weighted / total / frames.stft().transformSize())
        : Float.NaN;
  }
}
