package org.wavecrate.plot;

/// The colours of a picture of sound, ARGB.
///
/// @param background what lies behind everything
/// @param panel what lies behind a waveform
/// @param grid lines at the marks of axes
/// @param text names
/// @param muted numbers and units on axes
/// @param wave a waveform's outline
/// @param waveCore a waveform between plus and minus its RMS
/// @param accent labels
/// @param warning clipped and invalid samples, and what was found
public record Palette(
    int background,
    int panel,
    int grid,
    int text,
    int muted,
    int wave,
    int waveCore,
    int accent,
    int warning) {
  public static final Palette DARK =
      new Palette(
          0xff1d2026,
          0xff17191d,
          0xff2c3038,
          0xffe4e7ec,
          0xff9aa1ad,
          0xff7ea6f8,
          0xffc3d5ff,
          0xfff0a070,
          0xffff6b6b);
  public static final Palette LIGHT =
      new Palette(
          0xffffffff,
          0xfff7f8fa,
          0xffe3e6eb,
          0xff1b1f27,
          0xff5d6675,
          0xff6b9bf2,
          0xff2c5fc9,
          0xffb4551b,
          0xffd92b3a);

  /// These colours with waveforms that stand for augmented sound.
  public Palette augmented() {
    boolean dark = equals(DARK);
    return new Palette(
        background,
        panel,
        grid,
        text,
        muted,
        dark ? 0xffe8935f : 0xffe08a52,
        dark ? 0xffffd3b8 : 0xffb4551b,
        accent,
        warning);
  }

  /// `argb` with an opacity from 0 to 1 in place of its own.
  static int faded(int argb, double opacity) {
    return argb & 0xffffff | (int) Math.round(255 * opacity) << 24;
  }
}
