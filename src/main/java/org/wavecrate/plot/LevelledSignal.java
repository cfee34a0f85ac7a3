package org.wavecrate.plot;

import org.wavecrate.feature.Decibels;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.StftFrames;

/// Samples made fit for float32 spectra: invalid ones silenced, and extreme scales brought near 1.
/// Usually the samples themselves, without a copy.
///
/// @param pyramid of the samples as they came
/// @param samples what to transform: the samples times `gain`
/// @param gain a power of two
record LevelledSignal(PeakPyramid pyramid, float[] samples, double gain) {
  private static final double LEAST_PEAK = 1e-12;
  private static final double GREATEST_PEAK = 1e12;

  /// How many frames the search for the loudest one looks at in signals with more.
  private static final int MOST_FRAMES = 2048;

  static LevelledSignal of(PeakPyramid pyramid) {
    float peak = pyramid.peak();
    boolean extreme = peak > 0 && !(peak >= LEAST_PEAK && peak <= GREATEST_PEAK);
    if (!extreme && pyramid.total().invalid()[0] == 0) {
      return new LevelledSignal(pyramid, pyramid.samples(), 1);
    }
    double gain = extreme ? Math.scalb(1.0, -Math.getExponent((double) peak)) : 1;
    float[] samples = new float[pyramid.size()];
    for (int i = 0; i < samples.length; i++) {
      float x = pyramid.samples()[i];
      samples[i] = Float.isFinite(x) ? (float) (x * gain) : 0;
    }
    return new LevelledSignal(pyramid, samples, gain);
  }

  /// The level of the loudest bin in dB. Long signals are searched in their loudest spots, so it
  /// may be a little more.
  double loudestDb(Stft stft) {
    StftFrames frames = stft.analyser();
    float[] power = new float[stft.bins()];
    float loudest = 0;
    long size = samples.length;
    int step = (int) Math.max(stft.fftSize() / 4, size / MOST_FRAMES + 1);
    for (long from = 0; from < size; from += step) {
      long centre =
          step > stft.fftSize() / 2
              ? pyramid.loudest(from, from + step)
              : Math.min(from + step / 2, size - 1);
      frames.power(samples, centre - stft.fftSize() / 2, power, 0);
      for (float p : power) {
        loudest = Math.max(loudest, p);
      }
    }
    // Silence: any reference will do, all of it lies below.
    return loudest > 0 ? Decibels.ofPower(loudest) : 0;
  }
}
