package org.wavecrate.plot;

import java.util.Arrays;
import java.util.List;
import org.wavecrate.audio.AmplitudeScale;

/// The data of a picture.
public sealed interface FigureData {
  /// How far time runs, in samples or frames.
  long length();

  /// One or more channels of sound.
  ///
  /// @param channels equally long
  /// @param rate their sample rate
  /// @param scale what their numbers mean
  record Waveforms(List<PeakPyramid> channels, SampleRate rate, AmplitudeScale scale)
      implements FigureData {
    public Waveforms {
      channels = List.copyOf(channels);
      if (channels.isEmpty()
          || channels.stream().mapToInt(PeakPyramid::size).distinct().count() != 1) {
        throw new IllegalArgumentException(
            "channels: got sizes "
                + channels.stream().map(PeakPyramid::size).toList()
                + "; allowed: one or more, all equal");
      }
    }

    /// @param channels one array per channel
    public static Waveforms of(float[][] channels, SampleRate rate, AmplitudeScale scale) {
      return new Waveforms(
          Arrays.stream(channels)
              .map(samples -> new PeakPyramid(samples, scale.low(), scale.high()))
              .toList(),
          rate,
          scale);
    }

    @Override
    public long length() {
      return channels.getFirst().size();
    }
  }

  /// Two-dimensional features of shape (frames, bins), row after row.
  ///
  /// @param range from the least to the greatest finite value
  record Features(float[] values, int frames, int bins, ValueRange range) implements FigureData {
    public Features(float[] values, int frames, int bins) {
      this(values, frames, bins, ValueRange.of(values));
    }

    @Override
    public long length() {
      return frames;
    }
  }
}
