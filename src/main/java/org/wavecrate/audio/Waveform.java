package org.wavecrate.audio;

import java.util.OptionalInt;

/// A sound, interleaved, around 0.
///
/// @param samples frames x channels; not copied
/// @param channels how many
/// @param rateHz samples per second, if known
/// @param fullScale the amplitude of 0 dBFS
/// @since 0.2.0
public record Waveform(float[] samples, int channels, OptionalInt rateHz, double fullScale) {
  /// How many samples each channel has.
  public int frames() {
    return samples.length / channels;
  }

  Waveform with(float[] others) {
    return new Waveform(others, channels, rateHz, fullScale);
  }

  /// The samples of full scale 1, for measuring.
  float[] normalised() {
    return fullScale == 1 ? samples : scaled(1 / fullScale);
  }

  float[] scaled(double factor) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = (float) (samples[i] * factor);
    }
    return scaled;
  }
}
