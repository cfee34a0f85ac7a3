package org.wavecrate.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Colours for levels, 256 steps from low to high; all but the two greys are perceptually uniform
/// (`colormaps.txt` names their authors).
public enum ColorMap {
  MAGMA,
  INFERNO,
  VIRIDIS,
  CIVIDIS,
  PLASMA,
  /// Black to white.
  GRAY,
  /// White to black, for paper.
  GRAY_INVERTED;

  public static final int STEPS = 256;

  private static final int OPAQUE = 0xff000000;

  private final int[] table = new int[STEPS];

  static {
    try (InputStream in = ColorMap.class.getResourceAsStream("colormaps.txt")) {
      if (in == null) {
        throw new IllegalStateException("colormaps.txt: missing beside " + ColorMap.class);
      }
      fill(new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < STEPS; i++) {
      GRAY.table[i] = OPAQUE | i * 0x010101;
      GRAY_INVERTED.table[STEPS - 1 - i] = GRAY.table[i];
    }
  }

  private static void fill(List<String> lines) {
    int[] table = GRAY.table;
    int at = 0;
    for (String line : lines) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.length() < 6 * 16) {
        table = valueOf(line.toUpperCase(Locale.ROOT)).table;
        at = 0;
      } else {
        for (int i = 0; i < line.length(); i += 6) {
          table[at++] = OPAQUE | HexFormat.fromHexDigits(line, i, i + 6);
        }
      }
    }
  }

  /// ARGB of step `index`, from 0 (low) to 255 (high).
  public int argb(int index) {
    return table[index];
  }

  /// ARGB of `position`, where 0 is low and 1 is high; beyond them the ends, and the low end for
  /// NaN.
  public int at(double position) {
    return table[position > 0 ? (int) Math.min(STEPS - 1, position * STEPS) : 0];
  }

  /// The colour of values that are no numbers: one that the map itself does not have.
  public int invalid() {
    return this == GRAY || this == GRAY_INVERTED ? 0xffd02090 : 0xff00a060;
  }

  /// A copy of the 256 ARGB colours.
  public int[] table() {
    return table.clone();
  }
}
