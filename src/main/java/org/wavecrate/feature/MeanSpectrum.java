package org.wavecrate.feature;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// The long-term average spectrum of a stretch of sound (Welch 1967): the mean power of frames
/// that overlap by three quarters, as `scipy.signal.welch` gives it with `scaling="spectrum"`,
/// `detrend=False` and `noverlap=3 * nperseg // 4`. A sine of amplitude `a` reaches `a^2 / 2` in
/// the bin at its frequency.
///
/// @param stft what the frames were: no longer than the stretch, lengthened with zeros if need be
/// @param power the mean power of each bin, from 0 Hz to half the sample rate
/// @param frames how many frames there were, 1 or more
/// @param centroid the centre of the magnitudes in cycles per sample; NaN for silence
public record MeanSpectrum(Stft stft, double[] power, long frames, double centroid) {
  /// The bins below hold the DC offset and what the window spreads of it.
  private static final int FIRST_PEAK = 2;

  /// Shorter stretches have no spectrum.
  public static final int LEAST_SAMPLES = 8;

  /// The strongest frequency of a spectrum.
  ///
  /// @param bin where it lies, between two bins in general
  /// @param power its power
  public record Peak(double bin, double power) {}

  /// Averages over all whole frames between two samples.
  ///
  /// @param from the first sample
  /// @param to the sample before which it ends, [#LEAST_SAMPLES] or more behind
  /// @param wanted size, window and padding of the frames; shorter stretches have shorter frames,
  ///     and as many bins
  /// @throws CancellationException when `cancelled` says so
  public static MeanSpectrum of(
      float[] samples, int from, int to, Stft wanted, BooleanSupplier cancelled) {
    if (from < 0 || to > samples.length || to - from < LEAST_SAMPLES) {
      throw new IllegalArgumentException(
          "spectrum: got samples "
              + from
              + " to "
              + to
              + " of "
              + samples.length
              + "; allowed: "
              + LEAST_SAMPLES
              + " or more of them");
    }
    int size = Math.min(wanted.fftSize(), Integer.highestOneBit(to - from));
    int hop = Math.max(1, size / 4);
    Stft stft = new Stft(size, hop, wanted.window(), wanted.transformSize() / size, 0);
    SpectrumSum sum = new SpectrumSum(stft);
    for (int start = from; start <= to - size; start += hop) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("spectrum: cancelled");
      }
      sum.add(samples, start);
    }
    double[] power = sum.power().clone();
    double windowSum = 2 * stft.sineMagnitude();
    for (int k = 0; k < power.length; k++) {
      // What lies at negative frequencies belongs to it; 0 Hz and half the rate have none.
      double sides = k == 0 || k == power.length - 1 ? 1 : 2;
      power[k] *= sides / (windowSum * windowSum) / sum.count();
    }
    return new MeanSpectrum(stft, power, sum.count(), sum.centroid());
  }

  /// The same of a sound `gain` times as loud.
  public MeanSpectrum amplified(double gain) {
    double[] louder = new double[power.length];
    for (int k = 0; k < louder.length; k++) {
      louder[k] = power[k] * gain * gain;
    }
    return new MeanSpectrum(stft, louder, frames, centroid);
  }

  /// The level of `power` in dB below a sine of amplitude `fullScale`; minus infinity for none.
  public static double level(double power, double fullScale) {
    return 10 * Math.log10(2 * power / (fullScale * fullScale));
  }

  /// The strongest frequency, between bins by the parabola through the levels of the bin and its
  /// neighbours; none for silence.
  public Optional<Peak> peak() {
    int best = -1;
    for (int k = FIRST_PEAK; k < power.length; k++) {
      if (power[k] > 0 && (best < 0 || power[k] > power[best])) {
        best = k;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    if (best == power.length - 1 || !(power[best - 1] > 0 && power[best + 1] > 0)) {
      return Optional.of(new Peak(best, power[best]));
    }
    double left = Math.log(power[best - 1]);
    double middle = Math.log(power[best]);
    double right = Math.log(power[best + 1]);
    double curve = left - 2 * middle + right;
    double shift = curve == 0 ? 0 : Math.clamp((left - right) / (2 * curve), -0.5, 0.5);
    return Optional.of(new Peak(best + shift, Math.exp(middle - (left - right) * shift / 4)));
  }
}
