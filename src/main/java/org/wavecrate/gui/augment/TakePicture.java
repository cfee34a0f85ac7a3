package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Progress;
import org.wavecrate.plot.HeatMapPixels;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SpectrogramChoice;
import org.wavecrate.plot.SpectrogramPixels;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

/// A small picture of a tensor: a feature map, or the spectrogram of a waveform's first channel.
///
/// @param take what it shows
/// @param argb row after row; empty if there is nothing to see
record TakePicture(Take take, int[] argb) {
  static final int WIDTH = 288;
  static final int HEIGHT = 144;

  /// Draws `takes` with the same colours for the same values; blocks.
  static List<TakePicture> draw(
      List<Take> takes,
      AmplitudeScale scale,
      double rateHz,
      SpectrogramChoice look,
      Progress progress) {
    List<Content> contents = takes.stream().map(take -> take.content(scale)).toList();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Content content : contents) {
      if (content instanceof Content.Features features) {
        low = Math.min(low, features.range().low());
        high = Math.max(high, features.range().high());
      }
    }
    ValueRange common = low < high ? new ValueRange(low, high) : new ValueRange(0, 1);
    List<TakePicture> pictures = new ArrayList<>();
    for (int i = 0; i < takes.size(); i++) {
      progress.throwIfCancelled();
      TimeRange time = new TimeRange(0, Math.max(1, contents.get(i).length()));
      int[] argb =
          switch (contents.get(i)) {
            case Content.Features f ->
                new HeatMapPixels(
                        f.values(),
                        f.frames(),
                        f.bins(),
                        common,
                        look.colors(),
                        HeatMapPixels.Pooling.MAX)
                    .render(time, WIDTH, HEIGHT, progress::isCancelled);
            case Content.Sound s ->
                new SpectrogramPixels(
                        s.channels().getFirst(),
                        rateHz,
                        look.style(SampleRate.of(rateHz), scale.fullScale()))
                    .render(time, WIDTH, HEIGHT, progress::isCancelled);
            case Content.Nothing nothing -> new int[0];
          };
      pictures.add(new TakePicture(takes.get(i), argb));
    }
    return pictures;
  }
}
