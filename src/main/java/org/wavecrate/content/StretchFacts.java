package org.wavecrate.content;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.wavecrate.audio.LoudnessMeter;
import org.wavecrate.feature.MeanSpectrum;
import org.wavecrate.feature.Stft;
import org.wavecrate.plot.ChannelSpectrum;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.TimeRange;

/// Levels and long-term average spectrum of a stretch of a sound.
///
/// @param from the first sample
/// @param to the sample before which it ends
/// @param levels over all channels
/// @param lufs its loudness; none for less than 0.4 s, for silence, and without a sample rate
/// @param spectra one a channel; empty where it is too short to have one
public record StretchFacts(
    int from, int to, LevelFacts levels, OptionalDouble lufs, List<MeanSpectrum> spectra) {
  private static final int PIECE = 1 << 16;

  /// The channel in which the strongest frequency is, and that.
  public record Strongest(int channel, MeanSpectrum.Peak peak) {}

  /// Measures the samples that `range` touches; blocks.
  ///
  /// @param stft size, window and padding of the spectrum's frames
  /// @throws CancellationException when `cancelled` says so
  public static StretchFacts of(
      Content.Sound sound, TimeRange range, SampleRate rate, Stft stft, BooleanSupplier cancelled) {
    int length = (int) Math.max(1, sound.length());
    int from = Math.clamp((long) Math.floor(range.from()), 0, length - 1);
    int to = Math.clamp((long) Math.ceil(range.to()), from + 1, length);
    List<MeanSpectrum> spectra =
        to - from < MeanSpectrum.LEAST_SAMPLES || sound.length() < to
            ? List.of()
            : sound.channels().stream()
                .map(channel -> ChannelSpectrum.of(channel, from, to, stft, cancelled))
                .toList();
    return new StretchFacts(
        from, to, LevelFacts.of(sound, from, to), lufs(sound, from, to, rate, cancelled), spectra);
  }

  private static OptionalDouble lufs(
      Content.Sound sound, int from, int to, SampleRate rate, BooleanSupplier cancelled) {
    int hz = (int) Math.round(rate.hz());
    if (!rate.isKnown() || hz < 1 || sound.length() < to) {
      return OptionalDouble.empty();
    }
    int channels = sound.channels().size();
    LoudnessMeter meter = new LoudnessMeter(channels, hz);
    float[] piece = new float[channels * Math.min(PIECE, to - from)];
    for (int at = from; at < to; at += PIECE) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("loudness: cancelled");
      }
      int count = Math.min(PIECE, to - at);
      for (int c = 0; c < channels; c++) {
        fill(piece, c, channels, sound.channels().get(c), at, count, sound.scale().fullScale());
      }
      meter.accept(piece, 0, count);
    }
    return meter.lufs();
  }

  private static void fill(
      float[] piece, int c, int channels, PeakPyramid of, int at, int count, double fullScale) {
    float[] samples = of.samples();
    for (int i = 0; i < count; i++) {
      float x = (float) (samples[at + i] / fullScale);
      piece[i * channels + c] = Float.isFinite(x) ? x : 0;
    }
  }

  /// The strongest frequency of all channels; none for silence.
  public Optional<Strongest> strongest() {
    Optional<Strongest> best = Optional.empty();
    for (int c = 0; c < spectra.size(); c++) {
      Optional<MeanSpectrum.Peak> peak = spectra.get(c).peak();
      if (peak.isPresent()
          && best.filter(known -> known.peak().power() >= peak.get().power()).isEmpty()) {
        best = Optional.of(new Strongest(c, peak.get()));
      }
    }
    return best;
  }
}
