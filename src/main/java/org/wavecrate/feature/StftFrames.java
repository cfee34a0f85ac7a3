package org.wavecrate.feature;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Computes spectra of a signal under the settings of an [Stft]. Holds working memory: one instance
/// per thread.
///
/// @since 0.1.0
public final class StftFrames {
  private record WindowKey(Window window, int size) {}

  private static final Map<WindowKey, float[]> WINDOWS = new ConcurrentHashMap<>();

  private final Stft stft;
  private final RealFft fft;
  private final float[] weights;
  private final float[] frame;
  private final float[] re;
  private final float[] im;

  StftFrames(Stft stft) {
    this.stft = stft;
    this.fft = RealFft.ofSize(stft.transformSize());
    this.weights =
        WINDOWS.computeIfAbsent(
            new WindowKey(stft.window(), stft.fftSize()), key -> key.window.values(key.size));
    this.frame = new float[stft.transformSize()];
    this.re = new float[stft.bins()];
    this.im = new float[stft.bins()];
  }

  public Stft stft() {
    return stft;
  }

  /// The same for many frames at once.
  Lanes lanes() {
    return new Lanes(fft, weights, stft.hop());
  }

  /// Writes `|X[k]|^2` of the frame whose first sample is `start` to `into[at .. at + bins)`.
  ///
  /// The frame may begin before the signal or end after it: what lies outside is silence.
  public void power(float[] samples, long start, float[] into, int at) {
    transform(samples, start);
    for (int k = 0; k < re.length; k++) {
      into[at + k] = re[k] * re[k] + im[k] * im[k];
    }
  }

  /// As [#power(float[], long, float[], int)], with `|X[k]|`.
  public void magnitude(float[] samples, long start, float[] into, int at) {
    transform(samples, start);
    for (int k = 0; k < re.length; k++) {
      into[at + k] = (float) Math.sqrt(re[k] * re[k] + im[k] * im[k]);
    }
  }

  /// The power spectra of all whole frames, shape (frames, bins), row after row.
  public float[] power(float[] samples) {
    float[] into = new float[size(samples)];
    for (int i = 0, at = 0; at < into.length; i++, at += re.length) {
      power(samples, (long) i * stft.hop(), into, at);
    }
    return into;
  }

  /// The magnitude spectra of all whole frames, shape (frames, bins), row after row.
  public float[] magnitude(float[] samples) {
    float[] into = new float[size(samples)];
    for (int i = 0, at = 0; at < into.length; i++, at += re.length) {
      magnitude(samples, (long) i * stft.hop(), into, at);
    }
    return into;
  }

  private int size(float[] samples) {
    long values = stft.frames(samples.length) * stft.bins();
    if (values > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "spectra of all frames: got "
              + stft.frames(samples.length)
              + " frames of "
              + stft.bins()
              + " bins; allowed: 2^31 values together");
    }
    return (int) values;
  }

  private void transform(float[] samples, long start) {
    int size = stft.fftSize();
    int first = Math.clamp(-start, 0, size);
    int last = Math.clamp(samples.length - start, first, size);
    Arrays.fill(frame, 0, first, 0);
    Arrays.fill(frame, last, size, 0);
    if (stft.preEmphasis() == 0) {
      int shift = Math.clamp(start, -size, samples.length);
      for (int i = first; i < last; i++) {
        frame[i] = samples[shift + i] * weights[i];
      }
    } else {
      emphasise(samples, start, first, last);
    }
    fft.forward(frame, 0, re, im);
  }

  private void emphasise(float[] samples, long start, int first, int last) {
    float a = (float) stft.preEmphasis();
    for (int i = first; i < last; i++) {
      int t = (int) (start + i);
      float before = t > 0 ? samples[t - 1] : 0;
      frame[i] = (samples[t] - a * before) * weights[i];
    }
    if (last < weights.length && start + last == samples.length && samples.length > 0) {
      frame[last] = -a * samples[samples.length - 1] * weights[last];
    }
  }
}
