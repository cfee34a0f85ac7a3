package org.wavecrate.plot;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.wavecrate.feature.Stft;

/// The settings by which a spectrogram is computed and coloured.
///
/// @param stft window and sizes
/// @param scale the vertical axis
/// @param rangeDb how far below 0 dB the lowest colour lies
/// @param reference what 0 dB is
/// @param colors from `-rangeDb` to 0 dB
/// @param hopped whether frames lie where `stft.hop()` puts them, so that zooming in shows them as
///     steps; else every pixel column has a frame of its own
@RecordBuilder
public record SpectrogramStyle(
    Stft stft,
    FrequencyScale scale,
    double rangeDb,
    LevelReference reference,
    ColorMap colors,
    boolean hopped)
    implements SpectrogramStyleBuilder.With {
  public static final double DEFAULT_RANGE_DB = 80;

  public SpectrogramStyle {
    if (!(rangeDb > 0 && rangeDb <= 400)) {
      throw new IllegalArgumentException(
          "rangeDb: got " + rangeDb + "; allowed: above 0, up to 400 dB");
    }
  }

  /// A frame for every pixel column.
  public SpectrogramStyle(
      Stft stft, FrequencyScale scale, double rangeDb, LevelReference reference, ColorMap colors) {
    this(stft, scale, rangeDb, reference, colors, false);
  }

  /// Hann 1024 (2048 above 32 kHz), mel axis, 80 dB below a full-scale sine of amplitude
  /// `fullScale`, magma.
  public static SpectrogramStyle standard(double sampleRateHz, double fullScale) {
    return new SpectrogramStyle(
        Stft.forRate(sampleRateHz),
        FrequencyScale.whole(FrequencyScale.Kind.MEL, sampleRateHz),
        DEFAULT_RANGE_DB,
        new LevelReference.FullScale(fullScale),
        ColorMap.MAGMA);
  }
}
