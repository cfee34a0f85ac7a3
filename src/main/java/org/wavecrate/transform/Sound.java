package org.wavecrate.transform;

/// A recording that a transform works with, at the sample rate of the examples.
///
/// @param name its file, relative to the folder
/// @param samples frames x channels, interleaved; never changed
/// @param channels how many
/// @since 0.1.0
public record Sound(String name, float[] samples, int channels) {
  public int frames() {
    return samples.length / channels;
  }

  /// Writes frames `from .. from + count` of the channel that goes with channel `channel` of an
  /// example: the same one if both have as many, else the mean of all.
  void channel(int channel, int channelsWanted, int from, int count, float[] into) {
    if (channels == 1) {
      System.arraycopy(samples, from, into, 0, count);
    } else if (channels == channelsWanted) {
      for (int i = 0; i < count; i++) {
        into[i] = samples[(from + i) * channels + channel];
      }
    } else {
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
          sum += samples[(from + i) * channels + c];
        }
        into[i] = (float) (sum / channels);
      }
    }
  }
}
