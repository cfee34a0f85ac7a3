package org.wavecrate.plot;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One channel's spectrogram, prepared where it is first drawn: in the background.
public final class ChannelSpectrogram implements PixelSource {
  private final PeakPyramid channel;
  private final double sampleRateHz;
  private final SpectrogramStyle style;
  private volatile @Nullable SpectrogramPixels pixels;

  public ChannelSpectrogram(PeakPyramid channel, double sampleRateHz, SpectrogramStyle style) {
    this.channel = channel;
    this.sampleRateHz = sampleRateHz;
    this.style = style;
  }

  @Override
  public int[] render(
      TimeRange time, ValueRange vertical, int width, int height, BooleanSupplier cancelled) {
    return prepared().withScale(scale(vertical)).render(time, width, height, cancelled);
  }

  /// The level in dB, once it can be told without a wait.
  public Optional<Double> levelAt(double sample, double hz) {
    SpectrogramPixels ready = pixels;
    return ready == null ? Optional.empty() : Optional.of(ready.levelAt(sample, hz));
  }

  /// The frequency axis from one position of the whole to another.
  public FrequencyScale scale(ValueRange vertical) {
    return vertical.equals(PixelSource.WHOLE)
        ? style.scale()
        : style.scale().between(vertical.low(), vertical.high());
  }

  private SpectrogramPixels prepared() {
    SpectrogramPixels ready = pixels;
    return ready == null ? prepare() : ready;
  }

  private synchronized SpectrogramPixels prepare() {
    SpectrogramPixels ready = pixels;
    if (ready == null) {
      ready = new SpectrogramPixels(channel, sampleRateHz, style);
      pixels = ready;
    }
    return ready;
  }
}
