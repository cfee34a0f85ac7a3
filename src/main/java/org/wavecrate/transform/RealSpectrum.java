package org.wavecrate.transform;

import org.wavecrate.feature.RealFft;

/// Real spectra and back, on the engine's own FFT.
///
/// The way back uses the forward transform too: `h[k] = Re X[k] - Im X[k]` is the Hartley transform
/// of `x`, which is its own inverse up to a factor `n` (Bracewell, *The Hartley Transform*, 1986).
final class RealSpectrum {
  private RealSpectrum() {}

  /// The smallest power of two from `length` on, within what the FFT can do.
  static int size(int length) {
    int size = 1024;
    while (size < length && size < RealFft.MAX_SIZE) {
      size *= 2;
    }
    return size;
  }

  /// Turns a Hartley spectrum of `fft.size()` values back into samples, `n` times too large, in
  /// place.
  ///
  /// @param re working memory of `fft.bins()` values
  /// @param im the same
  static void fromHartley(RealFft fft, float[] values, float[] re, float[] im) {
    int size = fft.size();
    fft.forward(values, 0, re, im);
    values[0] = re[0];
    values[size / 2] = re[size / 2];
    for (int t = 1; t < size / 2; t++) {
      values[t] = re[t] - im[t];
      values[size - t] = re[t] + im[t];
    }
  }
}
