package org.wavecrate.plot;

/// Opaque ARGB pixels, row after row from the top. Equal to itself alone, so that backends can keep
/// what they made of it.
public final class PixelImage {
  private final int[] argb;
  private final int width;
  private final int height;

  /// @param argb `width * height` pixels, not copied and not to be changed
  public PixelImage(int[] argb, int width, int height) {
    if (argb.length != (long) width * height) {
      throw new IllegalArgumentException(
          "pixels: got " + argb.length + " for " + width + " x " + height);
    }
    this.argb = argb;
    this.width = width;
    this.height = height;
  }

  /// The pixels themselves, not a copy.
  public int[] argb() {
    return argb;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }
}
