package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wavecrate.storage.Formatted;

class ColorMapTest {
  /// From matplotlib: `round(255 * colormaps[name](i)[:3])` for i = 0, 128, 255.
  @ParameterizedTest
  @CsvSource({
    "MAGMA, 000004, b73779, fcfdbf",
    "INFERNO, 000004, bc3754, fcffa4",
    "PLASMA, 0d0887, cc4778, f0f921",
    "VIRIDIS, 440154, 21918c, fde725",
    "CIVIDIS, 00224e, 7d7c78, fee838",
    "GRAY, 000000, 808080, ffffff",
    "GRAY_INVERTED, ffffff, 7f7f7f, 000000",
  })
  void isThePublishedMap(ColorMap map, String low, String middle, String high) {
    assertThat(hex(map.argb(0))).isEqualTo("ff" + low);
    assertThat(hex(map.argb(128))).isEqualTo("ff" + middle);
    assertThat(hex(map.argb(255))).isEqualTo("ff" + high);
  }

  @ParameterizedTest
  @EnumSource
  void rampsInLightnessFromEndToEnd(ColorMap map) {
    int[] table = map.table();
    assertThat(table).hasSize(256);
    // Rounded to 8 bits, neighbours may fall together.
    assertThat(java.util.Arrays.stream(table).distinct().count()).isGreaterThan(250);
    double direction = Math.signum(luma(table[255]) - luma(table[0]));
    for (int i = 8; i < 256; i++) {
      assertThat(direction * (luma(table[i]) - luma(table[i - 8]))).isPositive();
    }
    assertThat(table).doesNotContain(map.invalid());
    assertThat(map.at(-1)).isEqualTo(table[0]);
    assertThat(map.at(Double.NaN)).isEqualTo(table[0]);
    assertThat(map.at(7)).isEqualTo(table[255]);
  }

  private static String hex(int argb) {
    return Formatted.of("%08x", argb);
  }

  private static double luma(int argb) {
    return 0.2126 * (argb >> 16 & 255) + 0.7152 * (argb >> 8 & 255) + 0.0722 * (argb & 255);
  }
}
