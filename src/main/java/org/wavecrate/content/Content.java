package org.wavecrate.content;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.ValueRange;

/// What an array turns out to be when it is looked at.
public sealed interface Content {
  /// How long it is along the time axis: samples, or frames of features.
  long length();

  /// Audio.
  ///
  /// @param channels one or more, of equal length
  /// @param scale what its numbers mean
  record Sound(List<PeakPyramid> channels, AmplitudeScale scale) implements Content {
    /// @param samples frames x channels, as stored but for their order
    public static Sound of(float[] samples, int channels, AmplitudeScale scale) {
      float zero = (float) scale.offset();
      List<PeakPyramid> pyramids = new ArrayList<>();
      for (int c = 0; c < channels; c++) {
        float[] channel = new float[samples.length / channels];
        for (int i = 0; i < channel.length; i++) {
          channel[i] = samples[i * channels + c] - zero;
        }
        pyramids.add(new PeakPyramid(channel, scale.low(), scale.high()));
      }
      return new Sound(List.copyOf(pyramids), scale);
    }

    @Override
    public long length() {
      return channels.getFirst().size();
    }
  }

  /// Features of shape (frames, bins).
  ///
  /// @param values row after row
  /// @param range from the least to the greatest finite value
  record Features(float[] values, int frames, int bins, ValueRange range) implements Content {
    @Override
    public long length() {
      return frames;
    }
  }

  /// Nothing that can be drawn.
  ///
  /// @param why a sentence
  record Nothing(String why) implements Content {
    @Override
    public long length() {
      return 0;
    }
  }
}
