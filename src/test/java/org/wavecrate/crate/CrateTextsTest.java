package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.dataset.SplitName;

class CrateTextsTest {
  private static final int EXAMPLES = 26;

  private final CrateTexts texts =
      new CrateTexts("{}".getBytes(StandardCharsets.UTF_8), Optional.empty(), 3);

  private long bytes(SplitName split, int part, int parts) {
    String file = TargetFolder.fileName(split, part, parts);
    CrateSize size = new CrateSize();
    size.add(texts.of(new PlannedCrate(file, split, part, parts, EXAMPLES, 54, 0), "0".repeat(64)));
    return size.bytes();
  }

  /// Each digit more is in two numbers of the summary, and in two names, which a zip has twice.
  @ParameterizedTest
  @CsvSource({"TRAIN, 2, 2, 1", "VALIDATION, 34, 56, 2", "TEST, 999999999, 999999999, 9"})
  void theMostIsWhatAPartOfTwoThousandMillionsTakes(
      SplitName split, int part, int parts, int digits) {
    assertThat(texts.mostBytes(split, EXAMPLES))
        .isEqualTo(bytes(split, part, parts) + (10 - digits) * (2 + 2 * 2 * 2));
  }

  @Test
  void theFirstPartOfTrainingHasTheirPlainNames() {
    PlannedCrate first = new PlannedCrate("train-1of2.zip", SplitName.TRAIN, 1, 2, EXAMPLES, 54, 0);
    Map<String, byte[]> files = texts.of(first, "a1");
    assertThat(files.keySet()).containsExactly("wavecrate.json", "wavecrate-check.json");
    assertThat(new String(files.get("wavecrate.json"), StandardCharsets.UTF_8)).isEqualTo("{}");
    PlannedCrate other = new PlannedCrate("test.zip", SplitName.TEST, 1, 1, EXAMPLES, 54, 0);
    assertThat(texts.of(other, "a1").keySet())
        .containsExactly("test.wavecrate.json", "test.wavecrate-check.json");
  }
}
