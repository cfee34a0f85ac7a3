package org.wavecrate.plot;

import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.feature.Stft;
import org.wavecrate.storage.Formatted;

/// The look of thumbnails.
///
/// @param width in pixels
/// @param height in pixels
/// @param sampleRateHz 1 if unknown
/// @param axis how frequencies are spaced
/// @param rangeDb how far below full scale the lowest colour lies
/// @param colors from silence to loud
/// @param array what is known of the arrays
public record ThumbnailStyle(
    int width,
    int height,
    double sampleRateHz,
    FrequencyScale.Kind axis,
    double rangeDb,
    ColorMap colors,
    ArrayStatement array) {
  public ThumbnailStyle {
    if (width < 1 || height < 1 || width > 1024 || height > 1024) {
      throw new IllegalArgumentException(
          Formatted.of("thumbnail: got %d x %d pixels; allowed: 1 to 1024", width, height));
    }
  }

  /// The mel axis, 80 dB, magma.
  public static ThumbnailStyle standard(
      int width, int height, double sampleRateHz, ArrayStatement array) {
    return new ThumbnailStyle(
        width,
        height,
        sampleRateHz,
        FrequencyScale.Kind.MEL,
        SpectrogramStyle.DEFAULT_RANGE_DB,
        ColorMap.MAGMA,
        array);
  }

  /// The spectrogram behind a thumbnail.
  ///
  /// @param fullScale what 0 dBFS is
  public SpectrogramStyle spectrogram(double fullScale) {
    return new SpectrogramStyle(
        Stft.forRate(sampleRateHz),
        FrequencyScale.whole(axis, sampleRateHz),
        rangeDb,
        new LevelReference.FullScale(fullScale),
        colors);
  }
}
