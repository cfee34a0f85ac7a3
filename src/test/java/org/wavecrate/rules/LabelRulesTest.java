package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;

/// Rules about labels, at the limits between what most labels mean.
class LabelRulesTest extends PlantedFaults {
  private List<String> outOfDomain() {
    return told("label-out-of-domain");
  }

  private static Recipe classes(String... names) {
    return Recipe.DEFAULT.withLabels(new Labels(Labels.Encoding.AS_IS, List.of(names)));
  }

  /// One example with a number for a label each.
  private void numbers(float... values) {
    planted.shortSounds("train/b", 1, values.length);
    for (int n = 1; n <= values.length; n++) {
      number(n, values[n - 1]);
    }
  }

  private void number(int n, float value) {
    Planted.array(
        planted.labelFile("train/b", n),
        "<f4",
        Shape.of(),
        Planted.bytes(ByteOrder.LITTLE_ENDIAN, value));
  }

  private void vector(int n, float... values) {
    Fixture.floats(planted.labelFile("train/b", n), values);
  }

  private static String label(int n) {
    return "train/b/id-label-%02d.npy: ".formatted(n);
  }

  @Test
  void fractionsAreMistakesWhereFourFifthsOfTheNumbersAreClasses() {
    numbers(0, 1, 0, 1, 0, 1, 0, 1, 0.5f, -1);
    assertThat(outOfDomain())
        .containsExactly(
            label(9)
                + "the class is 0.5000; allowed: whole numbers from 0 on | the class is 0.5000"
                + " | whole numbers from 0 on",
            label(10)
                + "the class is -1; allowed: whole numbers from 0 on | the class is -1"
                + " | whole numbers from 0 on");
    number(8, 2.25f);
    assertThat(outOfDomain()).as("7 of 10").isEmpty();
  }

  @Test
  void numbersAreClassesWhereMoreThanHalfOfTheLabelsAreNumbers() {
    numbers(0, 1, 0, 1, -1, 0, 0, 0, 0, 0);
    for (int n = 6; n <= 9; n++) {
      vector(n, 3, 4);
    }
    assertThat(outOfDomain())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(label(5) + "the class is -1");
    vector(10, 3, 4);
    assertThat(outOfDomain()).as("5 of 10").isEmpty();
  }

  @Test
  void classesEndWithThoseOfTheRecipe() {
    numbers(0, 1, 2, 0, 1, 2, 3);
    assertThat(outOfDomain()).isEmpty();
    assertThat(
            Planted.told(planted.found("label-out-of-domain", classes("kick", "snare", "hihat"))))
        .containsExactly(
            label(7)
                + "the class is 3; allowed: whole numbers from 0 to 2 | the class is 3"
                + " | whole numbers from 0 to 2");
  }

  @ParameterizedTest
  @CsvSource({
    // So many of class `first` and of the next, and one number beyond.
    "0, 5, 5, 4, 2",
    "0, 5, 5, 3, 0",
    "0, 5, 4, 4, 0",
    "0, 10, 0, 99, 0",
    "1, 5, 5, 6, 3",
    "1, 5, 5, 5, 0",
    "2, 5, 5, 99, 0"
  })
  void aNumberTwiceAsFarAsAllOthersIsNoClass(int first, int some, int others, int beyond, int end) {
    float[] values = new float[some + others + 1];
    for (int i = 0; i < some + others; i++) {
      values[i] = first + (i < some ? 0 : 1);
    }
    values[some + others] = beyond;
    numbers(values);
    List<String> told = outOfDomain();
    assertThat(told).hasSize(end > 0 ? 1 : 0);
    if (end > 0) {
      assertThat(told.getFirst())
          .startsWith(
              label(values.length)
                  + "the class is "
                  + beyond
                  + "; allowed: whole numbers from 0 to "
                  + (end - 1)
                  + " |");
    }
  }

  @ParameterizedTest
  @CsvSource({"198, 2, 2", "196, 3, 0", "9, 2, 0"})
  void oneOfAHundredMayBeBeyondAllOthers(int within, int beyond, int expected) {
    float[] values = new float[within + beyond];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < within ? i % 2 : 50 + i;
    }
    numbers(values);
    assertThat(outOfDomain()).hasSize(expected);
  }

  /// Of ten vectors of four elements.
  private void vectors(int oneHot, int binary, int shares) {
    planted.shortSounds("train/b", 1, 10);
    for (int n = 1; n <= 10; n++) {
      if (n <= oneHot) {
        vector(n, 0, 1, 0, 0);
      } else if (n <= oneHot + binary) {
        vector(n, 1, 1, 0, 0);
      } else if (n <= oneHot + binary + shares) {
        vector(n, 0.25f, 0.25f, 0.5f, 0);
      } else {
        vector(n, 2, 0, 0, 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9 | 1 | 0 | 2 elements are 1; allowed: a single 1 among zeros",
        "9 | 0 | 0 | holds other values than 0 and 1; allowed: a single 1 among zeros",
        "8 | 2 | 0 | ",
        "5 | 4 | 0 | holds other values than 0 and 1; allowed: zeros and ones",
        "5 | 3 | 0 | ",
        "4 | 0 | 5 | its values do not add up to 1; allowed: values from 0 to 1 that add up to 1",
        "4 | 1 | 5 | its values do not add up to 1; allowed: values from 0 to 1 that add up to 1",
        "4 | 0 | 4 | "
      })
  void nineTenthsOfTheVectorsSayWhatTheyMean(int oneHot, int binary, int shares, String said) {
    vectors(oneHot, binary, shares);
    List<String> told = outOfDomain();
    if (said == null) {
      assertThat(told).isEmpty();
    } else {
      String[] parts = said.split("; allowed: ");
      int n = binary == 1 ? oneHot + 1 : 10;
      assertThat(told).containsExactly(label(n) + said + " | " + parts[0] + " | " + parts[1]);
    }
  }

  @Test
  void vectorsAreJudgedWhereTheyAreMoreThanHalf() {
    planted.shortSounds("train/b", 1, 10);
    for (int n = 1; n <= 10; n++) {
      vector(n, 0, 1, 0);
    }
    vector(1, 0, 0, 0);
    for (int n = 7; n <= 10; n++) {
      Fixture.longs(planted.labelFile("train/b", n), Shape.of(2, 2), 1, 2, 3, 4);
    }
    // 5 of 6 vectors are no nine tenths.
    assertThat(outOfDomain()).isEmpty();
    for (int n = 11; n <= 14; n++) {
      vector(n, 0, 1, 0);
    }
    planted.shortSounds("train/b", 11, 14);
    assertThat(outOfDomain())
        .containsExactly(
            label(1)
                + "0 elements are 1; allowed: a single 1 among zeros | 0 elements are 1"
                + " | a single 1 among zeros");
    for (int n = 15; n <= 20; n++) {
      Fixture.longs(planted.labelFile("train/b", n), Shape.of(2, 2), 1, 2, 3, 4);
    }
    planted.shortSounds("train/b", 15, 20);
    assertThat(outOfDomain()).as("10 vectors of 20").isEmpty();
  }

  @Test
  void vectorsHaveAsManyElementsAsTheRecipeHasClasses() {
    vectors(9, 1, 0);
    assertThat(Planted.told(planted.found("label-out-of-domain", classes("a", "b", "c", "d"))))
        .hasSize(1);
    assertThat(Planted.told(planted.found("label-out-of-domain", classes("a", "b", "c"))))
        .hasSize(10)
        .first()
        .isEqualTo(
            label(1)
                + "4 elements for 3 classes; allowed: a single 1 among zeros"
                + " | 4 elements for 3 classes | a single 1 among zeros");
    vectors(5, 5, 0);
    assertThat(planted.found("label-out-of-domain", classes("a", "b", "c")))
        .as("several classes an example")
        .isEmpty();
  }

  @Test
  void numbersAmongVectorsAndLabelsThatAreNotFiniteHaveRulesOfTheirOwn() {
    vectors(10, 0, 0);
    number(10, -1);
    assertThat(outOfDomain()).isEmpty();
    vectors(3, 0, 7);
    number(10, -1);
    assertThat(outOfDomain()).as("shares").isEmpty();
    numbers(0, 1, 0, 1, 0, 1, 0, 1, 0, Float.NaN);
    assertThat(outOfDomain()).isEmpty();
    assertThat(told("not-finite"))
        .containsExactly(
            label(10) + "NaN or infinite in 1 value; allowed: finite numbers | 1 value | 0");
    Fixture.delete(planted.root());
    numbers(Float.NEGATIVE_INFINITY);
    assertThat(told("not-finite"))
        .as("the only label that there is")
        .containsExactly(
            label(1) + "NaN or infinite in 1 value; allowed: finite numbers | 1 value | 0");
  }

  @Test
  void aLabelOfAnotherTypeOrShapeIsHeldAgainstTheUsualOne() {
    planted.shortSounds("train/b", 1, 5);
    for (int n = 1; n <= 5; n++) {
      planted.label("train/b", n, n);
    }
    number(2, 1);
    Fixture.longs(planted.labelFile("train/b", 3), Shape.of(2), 1, 2);
    assertThat(told("label-dtype-differs"))
        .containsExactly(label(2) + "float32; usual here: int64 (4 of 5) | float32 | int64");
    assertThat(told("label-shape-differs"))
        .containsExactly(label(3) + "shape (2,); usual here: () (4 of 5) | (2,) | ()");
    Fixture.longs(planted.labelFile("train/b", 3), Shape.of(0));
    assertThat(told("label-shape-differs"))
        .containsExactly(label(3) + "is empty: its shape is (0,) | (0,) | one value or more");
  }

  @Test
  void aVectorOfAnotherLengthIsHeldAgainstTheUsualOne() {
    vectors(10, 0, 0);
    vector(4, 0, 1, 0);
    assertThat(told("label-shape-differs"))
        .containsExactly(label(4) + "shape (3,); usual here: (4,) (10 of 10) | (3,) | (4,)");
  }

  @Test
  void labelsWithoutAMajorityAreLeftAlone() {
    planted.shortSounds("train/b", 1, 4);
    for (int n = 1; n <= 4; n++) {
      planted.label("train/b", n, n);
    }
    vector(3, 1, 2);
    vector(4, 1, 2);
    assertThat(told("label-shape-differs")).isEmpty();
    assertThat(told("label-dtype-differs")).isEmpty();
  }

  @Test
  void aSplitWithLabelsOfItsOwnSortIsTold() {
    planted.shortSounds("train/b", 1, 6);
    planted.shortSounds("test/b", 1, 4);
    for (int n = 1; n <= 6; n++) {
      planted.label("train/b", n, n);
    }
    for (int n = 1; n <= 4; n++) {
      Fixture.floats(planted.labelFile("test/b", n), 1, 2, 3);
    }
    assertThat(told("label-shape-differs"))
        .containsExactly(
            "test: its labels have the shape (3,); those of the dataset () | (3,) | ()");
    assertThat(told("label-dtype-differs"))
        .containsExactly(
            "test: its labels are float32; those of the dataset int64 | float32 | int64");
    for (int n = 1; n <= 6; n++) {
      Fixture.floats(planted.labelFile("train/b", n), 1, 2);
    }
    assertThat(told("label-shape-differs"))
        .as("two lengths of one axis")
        .containsExactly(
            "test: its labels have the shape (3,); those of the dataset (2,) | (3,) | (2,)");
    for (int n = 1; n <= 6; n++) {
      Fixture.floats(planted.labelFile("train/b", n), new float[n]);
    }
    assertThat(told("label-shape-differs")).as("free lengths").isEmpty();
  }

  @Test
  void whereNoTypeOfLabelsHasAMajorityTheFirstSplitDecides() {
    planted.shortSounds("train/b", 1, 4);
    planted.shortSounds("test/b", 1, 4);
    for (int n = 1; n <= 4; n++) {
      planted.label("train/b", n, n);
      Fixture.floats(planted.labelFile("test/b", n), 1, 2, 3);
    }
    assertThat(told("label-dtype-differs"))
        .containsExactly(
            "test: its labels are float32; those of the dataset int64 | float32 | int64");
  }

  @Test
  void labelsAreMissingWhereOthersAreThere() throws Exception {
    planted.shortSounds("train/b", 1, 3);
    planted.shortSounds("test/b", 1, 2);
    assertThat(told("missing-label"))
        .containsExactly("d: no example has a label | 0 labels | 5 labels");
    assertThat(planted.found("missing-label").getFirst().severity()).isEqualTo(Severity.WARNING);

    planted.label("train/b", 1, 0);
    planted.label("train/b", 3, 0);
    assertThat(told("missing-label"))
        .containsExactly(
            "train/b/id-02.npy: has no label; expected train/b/id-label-02.npy | no label"
                + " | train/b/id-label-02.npy",
            "test: none of its 2 examples has a label, as those of other splits do | 0 labels"
                + " | 2 labels");
    Files.write(planted.labelFile("test/b", 1), new byte[3]);
    assertThat(told("missing-label"))
        .as("a label that can't be read is there")
        .hasSize(2)
        .last()
        .asString()
        .startsWith("test/b/id-02.npy: has no label");
  }

  @Test
  void aSplitWithoutExamplesMissesNoLabel() throws Exception {
    Files.createDirectories(temp.resolve("d/test/b"));
    planted.shortSounds("train/b", 1, 2);
    planted.label("train/b", 1, 0);
    planted.label("train/b", 2, 0);
    assertThat(told("missing-label")).isEmpty();
    CheckReport alone =
        DatasetCheck.start(planted.open(), Set.of(SplitName.TEST), Recipe.DEFAULT, Progress.NONE)
            .report();
    assertThat(Planted.wrong(alone)).containsExactly("empty-split test", "empty-block test/b");
  }

  @Test
  void labelsOfNoExampleAndSecondOnesAreNamed() throws Exception {
    planted.shortSounds("train/b", 1, 3);
    for (int n : new int[] {1, 2, 3, 9}) {
      planted.label("train/b", n, 0);
    }
    Fixture.longs(temp.resolve("d/train/b/id-01-label.npy"), Shape.of(), 1);
    Files.copy(planted.labelFile("train/b", 2), temp.resolve("d/train/b/id-label-02 (1).npy"));
    Fixture.longs(temp.resolve("d/train/b/id-label-03 (1).npy"), Shape.of(), 5);
    Fixture.longs(temp.resolve("d/train/b/id-02-label.npy"), Shape.of(), 1);
    assertThat(told("extra-label"))
        .containsExactly(
            label(9) + "is a label without an example of its name | no example | one example");
    assertThat(told("ambiguous-label"))
        .containsExactlyInAnyOrder(
            "train/b/id-01-label.npy: is a second label of an example that has one | 2 labels"
                + " | 1 label",
            "train/b/id-02-label.npy: is a second label of an example that has one | 2 labels"
                + " | 1 label",
            "train/b/id-label-02 (1).npy: is a copy of train/b/id-label-02.npy | 2 labels"
                + " | 1 label",
            "train/b/id-label-03 (1).npy: is another version of train/b/id-label-03.npy"
                + " | 2 labels | 1 label");
  }

  @Test
  void aSecondLabelMayBeNamedLikeACopyOfWhatIsNotThere() {
    planted.shortSounds("train/b", 1, 1);
    planted.label("train/b", 1, 0);
    Fixture.longs(planted.root().resolve("train/b/id-01-label (1).npy"), Shape.of(), 0);
    assertThat(told("ambiguous-label"))
        .containsExactly(
            "train/b/id-01-label (1).npy: is named like a copy of train/b/id-01-label.npy, which"
                + " is not there | 2 labels | 1 label");
  }

  @Test
  void equalSoundsWithUnequalLabelsConflict() {
    planted.shortSounds("train/b", 1, 6);
    for (int n = 1; n <= 6; n++) {
      planted.label("train/b", n, n);
    }
    for (int n : new int[] {2, 3, 4}) {
      Fixture.floats(planted.example("train/b", n), 1, 2, 3, 4);
    }
    planted.label("train/b", 3, 2);
    String same = ": holds the same values as ";
    assertThat(told("label-conflict"))
        .containsExactly(
            "train/b/id-02.npy"
                + same
                + "train/b/id-04.npy and has another label | two labels | one label",
            "train/b/id-03.npy"
                + same
                + "train/b/id-04.npy and has another label | two labels | one label",
            "train/b/id-04.npy"
                + same
                + "train/b/id-02.npy and has another label | two labels | one label");
    assertThat(planted.found("label-conflict").getLast().twins())
        .extracting(Place::path)
        .containsExactly("train/b/id-02.npy", "train/b/id-03.npy");
    planted.label("train/b", 4, 2);
    assertThat(told("label-conflict")).isEmpty();
    number(4, 2);
    assertThat(told("label-conflict")).as("2 and 2.0").isEmpty();
  }

  @Test
  void anExampleWithoutALabelConflictsWithNone() throws Exception {
    planted.shortSounds("train/b", 1, 3);
    for (int n = 1; n <= 3; n++) {
      Fixture.floats(planted.example("train/b", n), 1, 2, 3, 4);
      planted.label("train/b", n, 1);
    }
    Files.delete(planted.labelFile("train/b", 1));
    assertThat(told("label-conflict")).isEmpty();
    Files.write(planted.labelFile("train/b", 1), new byte[3]);
    assertThat(told("label-conflict")).isEmpty();
  }
}
