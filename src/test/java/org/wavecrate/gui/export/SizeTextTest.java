package org.wavecrate.gui.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "10 GB; 10000000000",
        "10; 10000000000",
        "700mb; 700000000",
        "1.5 TB; 1500000000000",
        "0.25 g; 250000000",
        "64 kB; 64000",
        "1,234 bytes; 1234",
        "12 b; 12",
      })
  void sizesAreReadAsDisksCount(String text, long bytes) {
    assertThat(SizeText.bytes(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GB", "-1 GB", "0", "ten", "1 2 GB", "1e9", "9999999999 TB", "1..5"})
  void whatIsNoSizeIsRefused(String text) {
    assertThat(SizeText.bytes(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "10000000000; 10 GB",
        "1500000000; 1.5 GB",
        "12345; 12,345 bytes",
        "64000; 64 kB",
        "2000000000000; 2 TB",
      })
  void sizesAreWrittenShort(long bytes, String text) {
    assertThat(SizeText.of(bytes)).isEqualTo(text);
  }

  @Test
  void whatIsWrittenIsReadAsTheSameNumber() {
    for (long bytes = 1; bytes > 0 && bytes < 1L << 59; bytes = bytes * 3 + 7) {
      assertThat(SizeText.bytes(SizeText.of(bytes))).as("%d", bytes).hasValue(bytes);
    }
  }
}
