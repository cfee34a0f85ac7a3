package org.wavecrate.feature;

/// Settings of a short-time Fourier transform.
///
/// Frames are not centred and nothing is padded: frame `i` covers samples `i * hop` to
/// `i * hop + fftSize`, as `librosa.stft(center=False)` does. Values are unscaled.
///
/// @param fftSize samples per frame, a power of two from 2 to 65,536
/// @param hop samples from one frame to the next, 1 or more
/// @param window weights each frame, periodic
/// @param zeroPadding the factor by which each windowed frame is lengthened with zeros before the
///     transform, a power of two; 1 adds none. It interpolates between bins and adds no resolution
/// @param preEmphasis `a` in `y[t] = x[t] - a x[t - 1]`, applied first, from 0 (off) to 1; before
///     the signal is silence
/// @since 0.1.0
public record Stft(int fftSize, int hop, Window window, int zeroPadding, double preEmphasis) {
  public Stft {
    if (fftSize < 2 || fftSize > RealFft.MAX_SIZE || Integer.bitCount(fftSize) != 1) {
      throw new IllegalArgumentException(
          "fftSize: got " + fftSize + "; allowed: a power of two from 2 to " + RealFft.MAX_SIZE);
    }
    if (hop < 1) {
      throw new IllegalArgumentException("hop: got " + hop + "; allowed: 1 or more samples");
    }
    if (zeroPadding < 1
        || Integer.bitCount(zeroPadding) != 1
        || zeroPadding > RealFft.MAX_SIZE / fftSize) {
      throw new IllegalArgumentException(
          "zeroPadding: got "
              + zeroPadding
              + " with fftSize "
              + fftSize
              + "; allowed: a power of two, so that both multiply to at most "
              + RealFft.MAX_SIZE);
    }
    if (!(preEmphasis >= 0 && preEmphasis <= 1)) {
      throw new IllegalArgumentException(
          "preEmphasis: got " + preEmphasis + "; allowed: from 0 to 1");
    }
  }

  public Stft(int fftSize, int hop, Window window) {
    this(fftSize, hop, window, 1, 0);
  }

  /// The usual settings for audio: Hann 1024/256, above 32 kHz 2048/512.
  public static Stft forRate(double sampleRateHz) {
    return sampleRateHz > 32_000
        ? new Stft(2048, 512, Window.HANN)
        : new Stft(1024, 256, Window.HANN);
  }

  /// The size of the transform itself: `fftSize * zeroPadding`.
  public int transformSize() {
    return fftSize * zeroPadding;
  }

  /// Values per frame, from 0 Hz to half the sample rate.
  public int bins() {
    return transformSize() / 2 + 1;
  }

  /// How many whole frames lie in `samples` samples: `1 + (samples - fftSize) / hop`, 0 for a
  /// signal shorter than one.
  public long frames(long samples) {
    return samples < fftSize ? 0 : 1 + (samples - fftSize) / hop;
  }

  /// The frequency distance of two neighbouring bins in Hz.
  public double binHz(double sampleRateHz) {
    return sampleRateHz / transformSize();
  }

  /// The magnitude that a sine of amplitude 1 has in the bin at its frequency: half the window's
  /// sum.
  public double sineMagnitude() {
    return 0.5 * fftSize * window.meanGain();
  }

  /// A calculator with working memory of its own, for one thread at a time.
  public StftFrames analyser() {
    return new StftFrames(this);
  }
}
