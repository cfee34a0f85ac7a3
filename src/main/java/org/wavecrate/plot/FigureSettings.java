package org.wavecrate.plot;

import java.util.Optional;
import org.wavecrate.feature.Stft;

/// How a [Figure] looks.
///
/// @param width in pixels before `scale`
/// @param height in pixels before `scale`
/// @param scale picture pixels per pixel of `width`, and the size of all text and lines; 2 for
///     dense screens and print
/// @param view what is drawn of a waveform
/// @param palette dark or light
/// @param axis the frequency axis
/// @param stft empty: Hann 1024, 2048 above 32 kHz
/// @param rangeDb how far below 0 dB colours reach
/// @param level what 0 dB is
/// @param colors of levels and features
/// @param range the samples or frames shown; empty: all
public record FigureSettings(
    int width,
    int height,
    double scale,
    View view,
    Palette palette,
    FrequencyScale.Kind axis,
    Optional<Stft> stft,
    double rangeDb,
    Level level,
    ColorMap colors,
    Optional<TimeRange> range) {
  public enum View {
    WAVEFORM,
    SPECTROGRAM,
    BOTH
  }

  public enum Level {
    /// Full scale is 0 dB, in every example.
    FULL_SCALE,
    /// The example's loudest point is 0 dB.
    EXAMPLE_MAXIMUM
  }

  public static final FigureSettings STANDARD =
      new FigureSettings(
          1200,
          700,
          1,
          View.BOTH,
          Palette.DARK,
          FrequencyScale.Kind.MEL,
          Optional.empty(),
          SpectrogramStyle.DEFAULT_RANGE_DB,
          Level.FULL_SCALE,
          ColorMap.MAGMA,
          Optional.empty());

  public FigureSettings {
    if (width < 240 || height < 160 || !(scale >= 0.5 && scale <= 8)) {
      throw new IllegalArgumentException(
          "figure: got "
              + width
              + " x "
              + height
              + " pixels at scale "
              + scale
              + "; allowed: 240 x 160 or more, scale from 0.5 to 8");
    }
    if (width * scale > 32_768 || height * scale > 32_768 || width * height * scale * scale > 2e8) {
      throw new IllegalArgumentException(
          "figure: got "
              + width * scale
              + " x "
              + height * scale
              + " pixels after scaling; allowed: up to 32768 either way and 200 million in all");
    }
  }

  public FigureSettings withSize(int newWidth, int newHeight, double newScale) {
    return new FigureSettings(
        newWidth, newHeight, newScale, view, palette, axis, stft, rangeDb, level, colors, range);
  }

  public FigureSettings withView(View other) {
    return new FigureSettings(
        width, height, scale, other, palette, axis, stft, rangeDb, level, colors, range);
  }

  public FigureSettings withPalette(Palette other) {
    return new FigureSettings(
        width, height, scale, view, other, axis, stft, rangeDb, level, colors, range);
  }

  public FigureSettings withAxis(FrequencyScale.Kind other) {
    return new FigureSettings(
        width, height, scale, view, palette, other, stft, rangeDb, level, colors, range);
  }

  public FigureSettings withStft(Stft other) {
    return new FigureSettings(
        width,
        height,
        scale,
        view,
        palette,
        axis,
        Optional.of(other),
        rangeDb,
        level,
        colors,
        range);
  }

  public FigureSettings withLevels(double newRangeDb, Level newLevel, ColorMap newColors) {
    return new FigureSettings(
        width, height, scale, view, palette, axis, stft, newRangeDb, newLevel, newColors, range);
  }

  public FigureSettings withRange(TimeRange other) {
    return new FigureSettings(
        width,
        height,
        scale,
        view,
        palette,
        axis,
        stft,
        rangeDb,
        level,
        colors,
        Optional.of(other));
  }
}
