package org.wavecrate.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.plot.FigureData;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.ValueRange;

/// The decoded content of an array, for display.
public sealed interface Content {
  /// How long it is along the time axis: samples, or frames of features.
  long length();

  /// The data of its picture; empty if there is nothing to draw.
  ///
  /// @param rate of sound
  default Optional<FigureData> figureData(SampleRate rate) {
    return switch (this) {
      case Sound sound ->
          Optional.of(new FigureData.Waveforms(sound.channels(), rate, sound.scale()));
      case Features f ->
          Optional.of(new FigureData.Features(f.values(), f.frames(), f.bins(), f.range()));
      case Nothing nothing -> Optional.empty();
    };
  }

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
