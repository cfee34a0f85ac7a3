package org.wavecrate.plot;

import java.awt.Color;

/// The colours of a [Figure], ARGB.
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
          0xff1d2027,
          0xff15171c,
          0xff2c313b,
          0xffe6e9ef,
          0xff9aa2b1,
          0xff5b86e5,
          0xffb4ccff,
          0xffff9e64,
          0xffff5d5d);
  public static final Palette LIGHT =
      new Palette(
          0xffffffff,
          0xfff6f7f9,
          0xffdfe3ea,
          0xff1b1f27,
          0xff5c6473,
          0xff7fa4ee,
          0xff2f5fc4,
          0xffb4530b,
          0xffd41f1f);

  static Color color(int argb) {
    return new Color(argb, true);
  }
}
