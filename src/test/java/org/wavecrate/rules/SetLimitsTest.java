package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;

/// Rules that compare examples, blocks or classes with each other, at their limits.
class SetLimitsTest {
  @TempDir Path temp;
  private Planted planted = new Planted(Path.of(""));

  @BeforeEach
  void write() {
    planted = Planted.clean(temp.resolve("d"));
  }

  private List<Finding> found(String rule) {
    return planted.found(rule);
  }

  private void block(String block, int size) {
    for (int n = 1; n <= size; n++) {
      Fixture.floats(planted.example(block, n), Planted.sound(1000 + n));
      planted.label(block, n, n % 4);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "9, 1", "40, 0", "41, 1"})
  void aBlockMayHoldHalfOrTwiceAsManyAsTheOthers(int size, int expected) {
    block("train/b-0", size);
    List<Finding> found = found("block-size");
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      Finding finding = found.getFirst();
      assertThat(finding.message())
          .isEqualTo("train/b-0: holds " + size + " examples; the others hold about 20");
      assertThat(finding.value()).isEqualTo(size + " examples");
      assertThat(finding.limit()).isEqualTo("10 to 40 examples");
      assertThat(finding.spans()).isEmpty();
    }
  }

  @Test
  void theLastBlockMayBeSmallerButNotLarger() {
    block("train/b-3", 1);
    assertThat(found("block-size")).isEmpty();
    block("train/b-3", 41);
    assertThat(found("block-size")).hasSize(1);
  }

  @Test
  void emptyBlocksHaveNoSize() throws IOException {
    Files.createDirectories(planted.root().resolve("train/b-0"));
    block("train/b-3", 20);
    assertThat(found("block-size")).isEmpty();
    for (String empty : List.of("a-1", "a-2", "a-3", "a-4")) {
      Files.createDirectories(planted.root().resolve("train").resolve(empty));
    }
    assertThat(found("block-size")).as("more empty ones than others").isEmpty();
    block("train/b-0", 1);
    assertThat(found("block-size")).hasSize(1);
  }

  @Test
  void twoBlocksHaveNoUsualSize() {
    block("train/b-2", 60);
    assertThat(found("block-size")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4, 0", "3, 1"})
  void theLargestClassMayHaveTenTimesTheExamplesOfTheSmallest(int small, int expected) {
    block("train/b-3", 4);
    for (int n = 1; n <= 60; n++) {
      String block = n <= 20 ? "train/b-1" : n <= 40 ? "train/b-2" : "test/b-1";
      planted.label(block, n, n <= small ? 0 : 1);
    }
    for (int n = 1; n <= 4; n++) {
      planted.label("train/b-3", n, 1);
    }
    List<Finding> found = found("class-imbalance");
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      Finding finding = found.getFirst();
      assertThat(finding.message()).isEqualTo("train: class 1 has 41 examples, class 0 3");
      assertThat(finding.value()).isEqualTo("13.7 to 1");
      assertThat(finding.limit()).isEqualTo("10 to 1");
      assertThat(finding.spans()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 0", "8, 1"})
  void aBlockOfOneClassIsToldFromEightExamplesOn(int size, int expected) {
    block("train/b-3", size);
    for (int n = 1; n <= size; n++) {
      planted.label("train/b-3", n, 2);
    }
    List<Finding> found = found("single-class-block");
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      assertThat(found.getFirst().message()).isEqualTo("train/b-3: all 8 examples are of class 2");
      assertThat(found.getFirst().value()).isEqualTo("1 class");
      assertThat(found.getFirst().limit()).isEqualTo("2 classes or more");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.94, 0", "1.06, 1", "-0.94, 0", "-1.06, 1"})
  void aSpectrumMayLieOneOctaveFromTheMedian(double octaves, int expected) {
    for (int n = 1; n <= 60; n++) {
      String block = n <= 20 ? "train/b-1" : n <= 40 ? "train/b-2" : "test/b-1";
      double cycles = 0.1 * Math.pow(2, n == 5 ? octaves : 0);
      float[] values = new float[Planted.SAMPLES];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.5 * Math.sin(2 * Math.PI * cycles * i + n));
      }
      Fixture.floats(planted.example(block, n), values);
    }
    List<Finding> found = found("spectrum-outlier");
    assertThat(found).hasSize(expected);
    if (expected > 0) {
      Finding finding = found.getFirst();
      assertThat(finding.message())
          .isEqualTo(
              "train/b-1/id-05.npy: its spectrum has its centre 1.1 octaves "
                  + (octaves > 0 ? "above" : "below")
                  + " the median of the dataset");
      assertThat(finding.value()).isEqualTo((octaves > 0 ? "" : "-") + "1.1 octaves");
      assertThat(finding.limit()).isEqualTo("1.0 octaves");
      assertThat(finding.spans()).isEmpty();
    }
  }
}
