package org.wavecrate.transform;

import java.util.Arrays;
import org.wavecrate.feature.RealFft;

/// Convolves by FFT, cut to the input's length: in one piece where it fits into the largest
/// transform, else input and response piece by piece (overlap-add).
final class Convolution {
  private final int frames;
  private final int taps;
  private final int piece;
  private final RealFft fft;
  private final float[] buffer;
  private final float[] responseRe;
  private final float[] responseIm;
  private final float[] re;
  private final float[] im;

  /// @param frames the length of the input and the output
  /// @param taps the length of the response
  /// @param draw lends the working memory
  Convolution(int frames, int taps, Draw draw) {
    this.frames = frames;
    this.taps = taps;
    fft = RealFft.ofSize(RealSpectrum.size(frames + taps));
    piece = (long) frames + taps <= fft.size() ? Math.max(frames, taps) : fft.size() / 2;
    buffer = draw.floats(fft.size());
    responseRe = draw.floats(fft.bins());
    responseIm = draw.floats(fft.bins());
    re = draw.floats(fft.bins());
    im = draw.floats(fft.bins());
  }

  void apply(float[] input, float[] response, float[] output) {
    Arrays.fill(output, 0, frames, 0);
    for (int tap = 0; tap < taps; tap += piece) {
      load(response, tap, taps);
      fft.forward(buffer, 0, responseRe, responseIm);
      for (int start = 0; start + tap < frames; start += piece) {
        load(input, start, frames);
        fft.forward(buffer, 0, re, im);
        multiply();
        int count = Math.min(fft.size(), frames - start - tap);
        for (int t = 0; t < count; t++) {
          output[start + tap + t] += buffer[t];
        }
      }
    }
  }

  private void load(float[] from, int start, int end) {
    int count = Math.min(piece, end - start);
    System.arraycopy(from, start, buffer, 0, count);
    Arrays.fill(buffer, count, fft.size(), 0);
  }

  /// Multiplies both spectra and leaves the product's samples in `buffer`.
  private void multiply() {
    int size = fft.size();
    float scale = 1f / size;
    for (int k = 0; k < fft.bins(); k++) {
      float r = (re[k] * responseRe[k] - im[k] * responseIm[k]) * scale;
      float i = (re[k] * responseIm[k] + im[k] * responseRe[k]) * scale;
      buffer[k] = r - i;
      buffer[size - k & size - 1] = r + i;
    }
    // The first and the middle value are real: their two writes were one place.
    buffer[0] = re[0] * responseRe[0] * scale;
    buffer[size / 2] = re[size / 2] * responseRe[size / 2] * scale;
    RealSpectrum.fromHartley(fft, buffer, re, im);
  }
}
