package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.Shape;

class PairedNamesTest {
  @TempDir Path temp;

  private Optional<PairedNames> of(String... names) throws IOException {
    for (String name : names) {
      Fixture.floats(temp.resolve("d/train/b/" + name + ".npy"), name.hashCode(), 1);
    }
    return Suggestions.pairs(Dataset.open(temp.resolve("d"), Progress.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1_Mels 1_Onsets 2_Mels 2_Onsets         | Mels   | Onsets
          p1_a p1_b p2_a p2_b                     | a      | b
          a_Target a_x b_Target b_x               | x      | Target
          mix-1 clean-1 mix-2 clean-2             | mix    | clean
          mask1 roll1 mask2 roll2                 | mask   | roll
          1x1 1y1 2x2 2y2                         | x      | y
          1_L 1_x 2_L 2_x                         | L      | x
          """)
  void oneOfTwoWordsIsTheLabels(String names, String example, String label) throws IOException {
    Optional<PairedNames> found = of(names.split(" "));
    assertThat(found).isPresent();
    assertThat(found.get().example()).isEqualTo(example);
    assertThat(found.get().label()).isEqualTo(label);
    assertThat(found.get().pairs()).isEqualTo(2);
    assertThat(found.get().sample()).startsWith("train/b/").endsWith(".npy");
  }

  @ParameterizedTest
  @CsvSource({
    // One pair, a single name, three words, no word, and the sides of a sound.
    "1_a 1_b",
    "1_a 1_b 2_a 2_b 3_a",
    "1_a 1_b 2_a 2_b 3_a 3_c",
    "1_a 1_b 2_a 2_b 7",
    "1_L 1_R 2_L 2_R",
    "1_left 1_Right 2_left 2_Right",
    "1_a 2_a 3_a 4_a"
  })
  void otherNamesAreNoPairs(String names) throws IOException {
    assertThat(of(names.split(" "))).isEmpty();
  }

  @Test
  void pairsAreCountedOverAllSplits() throws IOException {
    for (int n = 1; n <= 3; n++) {
      Fixture.floats(temp.resolve("d/test/b/" + n + "_a.npy"), n, 1);
      Fixture.floats(temp.resolve("d/test/b/" + n + "_b.npy"), n, 2);
    }
    assertThat(of("1_a", "1_b").orElseThrow().pairs()).isEqualTo(4);
  }

  @Test
  void filesWithLabelsAreNoPairs() throws IOException {
    Fixture.longs(temp.resolve("d/train/b/label-1_a.npy"), Shape.of(), 1);
    assertThat(of("1_a", "1_b", "2_a", "2_b")).isEmpty();
  }
}
