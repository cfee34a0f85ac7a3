package org.wavecrate.gui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTextsTest {
  @ParameterizedTest
  @CsvSource({
    "0.2, 1 s left",
    "12.4, 12 s left",
    "59.4, 59 s left",
    "59.7, 1 min left",
    "200, 3 min left",
    "3599.9, 1 h left",
    "4800, 1 h 20 min left",
  })
  void timeLeftIsRounded(double seconds, String text) {
    assertThat(ExportTexts.timeLeft(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"3, 0.1 s", "432, 0.4 s", "9960, 10 s", "59700, 1 min", "200000, 3 min 20 s"})
  void howLongItTookIsRounded(long millis, String text) {
    assertThat(ExportTexts.took(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @Test
  void manyNamesAreTwoAtMost() {
    assertThat(ExportTexts.some(List.of("a"))).isEqualTo("a");
    assertThat(ExportTexts.some(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(ExportTexts.some(List.of("a", "b", "c"))).isEqualTo("a and 2 others");
  }

  @Test
  void theCommandLinesOptionsAreCalledAsTheWindowCallsThem() {
    assertThat(ExportTexts.sentence("x: in the way; --force replaces it"))
        .isEqualTo("x: in the way; “Replace” replaces it.");
  }

  @Test
  void anErrorWithoutAMessageIsToldByItsName() {
    assertThat(ExportTexts.sentence(new IOException())).isEqualTo("java.io.IOException.");
  }

  @ParameterizedTest
  @CsvSource({"0.87, 13 % smaller", "1.02, no smaller", "0.999, no smaller"})
  void whatDeflatingSavesIsRounded(double ratio, String text) {
    assertThat(ExportTexts.saving(ratio)).isEqualTo(text);
  }

  @Test
  void roomIsToldBeforeAndAfter() {
    assertThat(ExportTexts.space(18_600_000, 84_300_000_000L))
        .isEqualTo("84.3 GB free now, 84.3 GB afterwards");
    assertThat(ExportTexts.space(2_000_000_000L, 5_000_000_000L))
        .isEqualTo("5.0 GB free now, 3.0 GB afterwards");
    assertThat(ExportTexts.space(2000, 500)).isEqualTo("2.0 kB needed, 500 bytes free");
  }
}
