package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;

/// Rules about classes and their shares, just within and just beyond their limits.
class ClassRulesTest extends PlantedFaults {
  private static final Recipe NAMED =
      Recipe.DEFAULT.withLabels(
          new Labels(Labels.Encoding.AS_IS, List.of("kick", "snare", "hihat")));

  /// So many examples of each class, in this order.
  private void classes(String block, int... counts) {
    int n = 0;
    for (int number = 0; number < counts.length; number++) {
      for (int i = 0; i < counts[number]; i++) {
        planted.label(block, ++n, number);
      }
    }
    planted.shortSounds(block, 1, n);
  }

  private void sequence(String block, int... labels) {
    planted.shortSounds(block, 1, labels.length);
    for (int n = 1; n <= labels.length; n++) {
      planted.label(block, n, labels[n - 1]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The test split has 20 of 40 of class 0; training 70 %, or one less.
    "70, 30, 0",
    "71, 29, 1"
  })
  void aFifthOfTheLabelsMayDiffer(int first, int second, int expected) {
    classes("train/b", 10 * first, 10 * second);
    classes("test/b", 200, 200);
    List<String> told = told("label-distribution");
    assertThat(told).hasSize(expected);
    if (expected > 0) {
      assertThat(told)
          .containsExactly(
              "test: 21 % of its labels would have to change to match the training split"
                  + " | 21 % | 20 %");
    }
  }

  /// Two splits of ten with shares of 60 and 20 %: Pearson's statistic is 10/3 of one degree of
  /// freedom, 1.65 standard deviations above its mean.
  @ParameterizedTest
  @CsvSource({"1.64, 1", "1.66, 0"})
  void chanceExplainsMuchInSmallSplits(double sigmas, int expected) {
    classes("train/b", 6, 4);
    classes("test/b", 2, 8);
    Recipe recipe = Planted.limit("label-distribution", "minSigmas", sigmas);
    assertThat(planted.found("label-distribution", recipe)).hasSize(expected);
    assertThat(planted.found("label-distribution")).as("4 by default").isEmpty();
  }

  @Test
  void sharesMayDifferByExactlyTheLimitOrBeExactlyAsUnlikely() {
    classes("train/b", 75, 25);
    classes("test/b", 40, 40);
    Recipe quarter = Planted.limit("label-distribution", "maxDistance", 0.25);
    assertThat(planted.found("label-distribution", quarter)).isEmpty();
    Recipe less = Planted.limit("label-distribution", "maxDistance", Math.nextDown(0.25));
    Evidence evidence = Planted.evidence(planted.open(), less);
    double sigmas = evidence.classes(1).sigmas(evidence.classes(0));
    assertThat(sigmas).isBetween(4.0, 100.0);
    assertThat(planted.found("label-distribution", less)).hasSize(1);
    Recipe asUnlikely = Planted.limit("label-distribution", "minSigmas", sigmas);
    assertThat(planted.found("label-distribution", asUnlikely)).isEmpty();
    Recipe likelier = Planted.limit("label-distribution", "minSigmas", Math.nextDown(sigmas));
    assertThat(planted.found("label-distribution", likelier)).hasSize(1);
  }

  @Test
  void splitsWithoutLabelsOrWithoutTrainingHaveNoShares() {
    classes("validation/b", 40, 0);
    classes("test/b", 0, 40);
    assertThat(told("label-distribution")).isEmpty();
    planted.shortSounds("train/b", 1, 40);
    assertThat(told("label-distribution")).isEmpty();
    classes("train/b", 40, 0);
    assertThat(told("label-distribution"))
        .containsExactly(
            "test: 100 % of its labels would have to change to match the training split"
                + " | 100 % | 20 %");
    planted.shortSounds("eval/b", 1, 3);
    assertThat(told("label-distribution")).hasSize(1);
  }

  /// By chance half of 24 neighbours repeat, so 18 are half as many again as can.
  @ParameterizedTest
  @CsvSource({"1111000011110001111000111, 0", "1111100001111100011111000, 1"})
  void neighboursMayRepeatHalfWayFromChanceToAll(String labels, int expected) {
    sequence("train/b", labels.chars().map(c -> c - '0').toArray());
    List<String> told = told("labels-not-mixed");
    assertThat(told).hasSize(expected);
    if (expected > 0) {
      assertThat(told)
          .containsExactly(
              "train: 79 % of neighbours have the same label; by chance 50 % would | 79 % | 75 %");
    }
  }

  @Test
  void labelsInOrderAreToldWithWhatChanceWouldDo() {
    classes("train/b", 11, 11);
    assertThat(told("labels-not-mixed"))
        .containsExactly(
            "train: 95 % of neighbours have the same label; by chance 48 % would | 95 % | 74 %");
    classes("test/b", 22, 22);
    assertThat(told("labels-not-mixed")).as("training alone").hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"10, 0", "11, 1"})
  void twentyNeighboursOfLabelsAreNeeded(int each, int expected) throws Exception {
    classes("train/b", each, 10);
    assertThat(told("labels-not-mixed")).hasSize(expected);
    if (expected > 0) {
      // Two neighbours less.
      Files.delete(planted.labelFile("train/b", 5));
      assertThat(told("labels-not-mixed")).isEmpty();
    }
  }

  @Test
  void oneClassCanNotBeMixed() {
    classes("train/b", 40);
    assertThat(told("labels-not-mixed")).isEmpty();
  }

  @Test
  void classesThatASplitLacksAreNamed() {
    classes("train/b", 2, 2, 0, 1);
    classes("test/b", 2, 0, 1, 1);
    assertThat(told("class-missing"))
        .containsExactly(
            "train: of 4 classes 1 is missing: 2 | 1 missing | 0 missing",
            "test: of 4 classes 1 is missing: 1 | 1 missing | 0 missing");
    planted.shortSounds("validation/b", 1, 2);
    assertThat(told("class-missing")).as("a split without labels").hasSize(2);
    classes("test/b", 0, 4);
    assertThat(Planted.told(planted.found("class-missing", NAMED)))
        .as("those of the recipe count")
        .containsExactly(
            "train: of 3 classes 1 is missing: 2 (hihat) | 1 missing | 0 missing",
            "test: of 3 classes 2 are missing: 0 (kick), 2 (hihat) | 2 missing | 0 missing");
  }

  @ParameterizedTest
  @CsvSource({"8, '1, 2, 3, 4, 5, 6, 7, 8'", "9, '1, 2, 3, 4, 5, 6, 7, 8, ...'"})
  void eightMissingClassesAreNamed(int missing, String named) {
    int[] counts = new int[missing + 1];
    Arrays.fill(counts, 1);
    classes("train/b", counts);
    classes("test/b", 2);
    assertThat(told("class-missing"))
        .containsExactly(
            "test: of %d classes %d are missing: %s | %d missing | 0 missing"
                .formatted(missing + 1, missing, named, missing));
  }

  @ParameterizedTest
  @CsvSource({"20, ''", "21, ', ...'"})
  void twentyClassesAreCountedOneByOne(int classes, String end) {
    int[] counts = new int[classes];
    Arrays.fill(counts, 1);
    counts[1] = 3;
    classes("train/b", counts);
    assertThat(planted.found("distribution", NAMED.withLabels(Labels.AS_IS)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .startsWith("train: " + classes + " classes: 0: 1, 1: 3, 2: 1, ")
                  .endsWith("18: 1, 19: 1" + end);
              assertThat(finding.value()).isEqualTo(classes + " classes");
              assertThat(finding.limit()).isEmpty();
            });
  }

  @Test
  void classesHaveTheNamesOfTheRecipe() {
    classes("train/b", 1, 0, 2);
    planted.shortSounds("test/b", 1, 2);
    assertThat(Planted.told(planted.found("distribution", NAMED)))
        .containsExactly("train: 2 classes: 0 (kick): 1, 2 (hihat): 2 | 2 classes | ");
    assertThat(told("distribution")).containsExactly("train: 2 classes: 0: 1, 2: 2 | 2 classes | ");
  }

  @Test
  void aVectorNamesSeveralClasses() {
    planted.shortSounds("train/b", 1, 10);
    for (int n = 1; n <= 10; n++) {
      Fixture.longs(planted.labelFile("train/b", n), Shape.of(3), 1, n % 2, 0);
    }
    assertThat(told("distribution"))
        .containsExactly("train: 2 classes: 0: 10, 1: 5 | 2 classes | ");
    assertThat(told("single-class-block")).isEmpty();
    assertThat(told("labels-not-mixed")).isEmpty();
  }

  @Test
  void measurementsAreNoClasses() {
    planted.shortSounds("train/b", 1, 101);
    for (int n = 1; n <= 101; n++) {
      planted.label("train/b", n, n);
    }
    assertThat(told("distribution")).isEmpty();
    planted.label("train/b", 101, 1);
    assertThat(told("distribution")).hasSize(1);
  }

  @Test
  void numbersBeyondTheRecipesClassesAreNotCounted() {
    classes("train/b", 2, 2, 2, 2);
    assertThat(Planted.told(planted.found("distribution", NAMED)))
        .containsExactly(
            "train: 3 classes: 0 (kick): 2, 1 (snare): 2, 2 (hihat): 2 | 3 classes | ");
  }

  @Test
  void aBlockIsOfOneClassOnlyWhereTheSplitHasMore() {
    classes("train/b", 8);
    classes("test/b", 0, 8);
    assertThat(told("single-class-block")).isEmpty();
    classes("train/c", 0, 0, 9);
    assertThat(Planted.told(planted.found("single-class-block", NAMED)))
        .containsExactly(
            "train/b: all 8 examples are of class 0 (kick) | 1 class | 2 classes or more",
            "train/c: all 9 examples are of class 2 (hihat) | 1 class | 2 classes or more");
    planted.label("train/c", 9, 1);
    assertThat(told("single-class-block")).hasSize(1);
    planted.label("train/b", 4, 2);
    assertThat(told("single-class-block")).isEmpty();
  }

  @Test
  void aLabelThatIsNoClassMakesABlockNotOfOneClass() throws Exception {
    classes("train/b", 9);
    classes("train/c", 0, 9, 9);
    assertThat(told("single-class-block")).hasSize(1);
    Files.delete(planted.labelFile("train/b", 9));
    assertThat(told("single-class-block")).isEmpty();
  }
}
