package org.wavecrate.plot;

import java.util.function.BooleanSupplier;
import org.wavecrate.feature.MeanSpectrum;
import org.wavecrate.feature.Stft;

/// The long-term average spectrum of a channel as it came: samples that are no numbers count as
/// silence, and any scale will do.
public final class ChannelSpectrum {
  private ChannelSpectrum() {}

  /// As [MeanSpectrum#of].
  public static MeanSpectrum of(
      PeakPyramid channel, int from, int to, Stft stft, BooleanSupplier cancelled) {
    LevelledSignal signal = LevelledSignal.of(channel);
    MeanSpectrum mean = MeanSpectrum.of(signal.samples(), from, to, stft, cancelled);
    return signal.gain() == 1 ? mean : mean.amplified(1 / signal.gain());
  }
}
