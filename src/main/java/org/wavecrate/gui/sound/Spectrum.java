package org.wavecrate.gui.sound;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.plot.SpectrogramPixels;
import org.wavecrate.plot.SpectrogramStyle;
import org.wavecrate.plot.TimeRange;

/// One channel's spectrogram, prepared where it is first drawn: in the background.
final class Spectrum implements Picture.Renderer {
  private final PeakPyramid channel;
  private final double sampleRateHz;
  private final SpectrogramStyle style;
  private @Nullable SpectrogramPixels pixels;

  Spectrum(PeakPyramid channel, double sampleRateHz, SpectrogramStyle style) {
    this.channel = channel;
    this.sampleRateHz = sampleRateHz;
    this.style = style;
  }

  @Override
  public int[] render(TimeRange time, int width, int height, BooleanSupplier cancelled) {
    return pixels().render(time, width, height, cancelled);
  }

  /// The level in dB.
  double levelAt(double sample, double hz) {
    return pixels().levelAt(sample, hz);
  }

  SpectrogramStyle style() {
    return style;
  }

  private synchronized SpectrogramPixels pixels() {
    SpectrogramPixels prepared = pixels;
    if (prepared == null) {
      prepared = new SpectrogramPixels(channel, sampleRateHz, style);
      pixels = prepared;
    }
    return prepared;
  }
}
