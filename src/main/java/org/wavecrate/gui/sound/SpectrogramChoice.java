package org.wavecrate.gui.sound;

import org.wavecrate.feature.Stft;
import org.wavecrate.feature.Window;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.LevelReference;
import org.wavecrate.plot.SpectrogramStyle;

/// How the user wants spectrograms, whatever the example's sample rate and number type.
///
/// @param fftSize samples per frame; 0 for 1,024, or 2,048 above 32 kHz
/// @param axis how frequencies are spaced
/// @param rangeDb how far below 0 dB the darkest colour lies
/// @param perExample whether 0 dB is each example's loudest point instead of full scale
/// @param colors from silence to loud
public record SpectrogramChoice(
    int fftSize, FrequencyScale.Kind axis, double rangeDb, boolean perExample, ColorMap colors) {
  public static final SpectrogramChoice STANDARD =
      new SpectrogramChoice(
          0, FrequencyScale.Kind.MEL, SpectrogramStyle.DEFAULT_RANGE_DB, false, ColorMap.MAGMA);

  SpectrogramStyle style(double sampleRateHz, double fullScale) {
    Stft usual = Stft.forRate(sampleRateHz);
    int size = fftSize == 0 ? usual.fftSize() : fftSize;
    return new SpectrogramStyle(
        new Stft(size, Math.max(1, size / 4), Window.HANN),
        FrequencyScale.whole(axis, sampleRateHz),
        rangeDb,
        perExample ? new LevelReference.ExampleMaximum() : new LevelReference.FullScale(fullScale),
        colors);
  }
}
