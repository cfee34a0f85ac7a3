package org.wavecrate.plot;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.wavecrate.feature.RealFft;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.Window;
import org.wavecrate.storage.Formatted;

/// The user's settings for spectrograms, whatever the example's sample rate and number type.
///
/// @param fftSize samples per frame; 0 for 1,024, or 2,048 above 32 kHz
/// @param hop samples from frame to frame; 0 for a frame at every pixel
/// @param window weights each frame
/// @param zeroPadding the factor by which frames are lengthened with zeros
/// @param preEmphasis from 0 (off) to 1
/// @param axis how frequencies are spaced
/// @param rangeDb how far below 0 dB the darkest colour lies
/// @param perExample whether 0 dB is each example's loudest point instead of full scale
/// @param colors from silence to loud
@RecordBuilder
public record SpectrogramChoice(
    int fftSize,
    int hop,
    Window window,
    int zeroPadding,
    double preEmphasis,
    FrequencyScale.Kind axis,
    double rangeDb,
    boolean perExample,
    ColorMap colors)
    implements SpectrogramChoiceBuilder.With {
  public static final SpectrogramChoice STANDARD =
      new SpectrogramChoice(
          0,
          0,
          Window.HANN,
          1,
          0,
          FrequencyScale.Kind.MEL,
          SpectrogramStyle.DEFAULT_RANGE_DB,
          false,
          ColorMap.MAGMA);

  public SpectrogramChoice {
    new Stft(fftSize == 0 ? 1024 : fftSize, Math.max(1, hop), window, 1, preEmphasis);
    if (zeroPadding < 1 || Integer.bitCount(zeroPadding) != 1 || !(rangeDb > 0 && rangeDb <= 400)) {
      throw new IllegalArgumentException(
          Formatted.of(
              "zero padding %d, range %s dB; allowed: a power of two, and above 0 up to 400",
              zeroPadding, rangeDb));
    }
  }

  /// The frames at a sample rate; padding gives way where a frame would be too long.
  public Stft stft(double sampleRateHz) {
    int size = fftSize == 0 ? Stft.forRate(sampleRateHz).fftSize() : fftSize;
    return new Stft(
        size,
        hop == 0 ? Math.max(1, size / 4) : hop,
        window,
        Math.min(zeroPadding, RealFft.MAX_SIZE / size),
        preEmphasis);
  }

  /// The style for sound of a rate; frequencies of an unknown one are spaced evenly.
  public SpectrogramStyle style(SampleRate rate, double fullScale) {
    FrequencyScale.Kind kind = rate.isKnown() ? axis : FrequencyScale.Kind.LINEAR;
    return new SpectrogramStyle(
        stft(rate.hz()),
        FrequencyScale.whole(kind, rate.hz()),
        rangeDb,
        perExample ? new LevelReference.ExampleMaximum() : new LevelReference.FullScale(fullScale),
        colors,
        hop != 0);
  }
}
