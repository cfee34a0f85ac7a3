package org.wavecrate.plot;

/// The size of a [Figure].
///
/// @param width in logical pixels
/// @param height in logical pixels
/// @param scale picture pixels per logical pixel, and the size of all text and lines; 2 for dense
///     screens and print
public record FigureSize(int width, int height, double scale) {
  public static final FigureSize STANDARD = new FigureSize(1200, 700, 1);

  public FigureSize {
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
}
