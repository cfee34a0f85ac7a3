package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.generator.Fit;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;

/// Rules about shapes and types, with what is usual and how many share it.
class ShapeRulesTest extends PlantedFaults {
  private final Random random = new Random(1);

  /// Of numbers between -0.5 and 0.5.
  private void array(String block, int n, String dtype, long... axes) {
    Shape shape = Shape.of(axes);
    int bytes = dtype.charAt(2) - '0';
    byte[] data = new byte[(int) shape.elements() * bytes];
    for (int i = 0; i < shape.elements(); i++) {
      double value = random.nextDouble() - 0.5;
      long bits =
          dtype.charAt(1) == 'i'
              ? Math.round(value * (1L << 8 * bytes - 1))
              : bytes == 8 ? Double.doubleToLongBits(value) : Float.floatToIntBits((float) value);
      for (int b = 0; b < bytes; b++) {
        int at = dtype.charAt(0) == '>' ? bytes - 1 - b : b;
        data[i * bytes + at] = (byte) (bits >> 8 * b);
      }
    }
    Planted.array(planted.example(block, n), dtype, shape, data);
  }

  private void arrays(String block, int first, int last, String dtype, long... axes) {
    for (int n = first; n <= last; n++) {
      array(block, n, dtype, axes);
    }
  }

  @Test
  void anotherLengthIsHeldAgainstTheUsualOne() {
    arrays("train/b", 1, 4, "<f4", 100);
    array("train/b", 5, "<f4", 99);
    assertThat(told("shape-differs"))
        .containsExactly(
            "train/b/id-05.npy: shape (99,); expected (100,) (4 of 5) | (99,) | (100,) (4 of 5)");
    array("train/b", 4, "<f4", 99);
    array("train/b", 3, "<f4", 98);
    assertThat(told("shape-differs")).as("no majority").isEmpty();
  }

  @Test
  void nothingAndSingleNumbersAreNoExamples() {
    arrays("train/b", 1, 4, "<f4", 100);
    array("train/b", 5, "<f4", 0);
    array("train/b", 6, "<f4");
    array("train/b", 7, "<f4", 0, 2);
    assertThat(told("shape-differs"))
        .containsExactly(
            "train/b/id-05.npy: is empty: its shape is (0,) | (0,) | an array with values",
            "train/b/id-06.npy: is a single number: its shape is () | () | an array with values",
            "train/b/id-07.npy: is empty: its shape is (0, 2) | (0, 2) | an array with values");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ERROR | 99 | length 100 by the recipe's fit",
        "ERROR | 101 | length 100 by the recipe's fit",
        "CROP | 99 | at least 100 by the recipe's fit",
        "CROP | 101 | ",
        "PAD | 99 | ",
        "PAD | 101 | at most 100 by the recipe's fit",
        "PAD_OR_CROP | 99 | ",
        "PAD_OR_CROP | 101 | "
      })
  void aFitSaysWhichLengthsAreAllowed(Fit.Mode mode, int length, String expected) {
    arrays("train/b", 1, 4, "<f4", 100);
    array("train/b", 5, "<f4", length);
    Recipe recipe = Recipe.DEFAULT.withFit(Optional.of(new Fit(100, mode, Fit.Crop.CENTER)));
    List<String> told = Planted.told(planted.found("shape-differs", recipe));
    if (expected == null) {
      assertThat(told).isEmpty();
    } else {
      String shape = "(" + length + ",)";
      assertThat(told)
          .containsExactly(
              "train/b/id-05.npy: shape %s; expected %s | %s | %s"
                  .formatted(shape, expected, shape, expected));
    }
  }

  @Test
  void featuresOfAnotherNumberOfBinsDiffer() {
    arrays("train/b", 1, 4, "<f4", 30, 20);
    array("train/b", 5, "<f4", 30, 21);
    assertThat(told("shape-differs"))
        .containsExactly(
            "train/b/id-05.npy: shape (30, 21); usual here: (30, 20) (4 of 5) | (30, 21)"
                + " | (30, 20)");
    for (int n = 1; n <= 4; n++) {
      array("train/b", n, "<f4", 30 + n, 20);
    }
    assertThat(told("shape-differs"))
        .containsExactly(
            "train/b/id-05.npy: shape (30, 21); usual here: (n, 20) (4 of 5) | (30, 21)"
                + " | (n, 20)");
    assertThat(told("channels-differ")).isEmpty();
    assertThat(told("hours")).isEmpty();
  }

  @Test
  void soundsAmongFeaturesDiffer() {
    arrays("train/b", 1, 4, "<f4", 30, 20);
    array("train/b", 5, "<f4", 600);
    assertThat(told("shape-differs"))
        .containsExactly(
            "train/b/id-05.npy: shape (600,); usual here: (30, 20) (4 of 5) | (600,) | (30, 20)");
    for (int n = 1; n <= 5; n++) {
      array("train/b", n, "<f4", 600 + n);
    }
    array("train/b", 5, "<f4", 30, 64);
    assertThat(told("batch-file")).as("sounds of any length below each other").hasSize(1);
    array("train/b", 5, "<f4", 30, 8, 8);
    assertThat(told("shape-differs"))
        .containsExactly(
            "train/b/id-05.npy: shape (30, 8, 8); usual here: (n,) (4 of 5) | (30, 8, 8)"
                + " | (n,)");
  }

  @Test
  void aSoundAmongFeaturesIsNotJudgedAsASound() {
    for (int n = 1; n <= 5; n++) {
      array("train/b", n, "<f4", 30, 64);
    }
    float[] offset = Planted.sound(6);
    for (int i = 0; i < offset.length; i++) {
      offset[i] += 0.5f;
    }
    Fixture.floats(planted.example("train/b", 6), offset);
    assertThat(told("dc-offset")).isEmpty();
    for (int n = 1; n <= 5; n++) {
      Fixture.floats(planted.example("train/b", n), Planted.sound(n));
    }
    assertThat(told("dc-offset")).hasSize(1);
  }

  @Test
  void theUsualNumberOfChannelsIsNamed() {
    arrays("train/b", 1, 4, "<f4", 100);
    array("train/b", 5, "<f4", 100, 2);
    assertThat(told("channels-differ"))
        .containsExactly(
            "train/b/id-05.npy: 2 channels: shape (100, 2); usual here: 1 (4 of 5) | 2 channels"
                + " | 1 channel");
    assertThat(told("shape-differs")).as("has a rule of its own").isEmpty();
    arrays("train/b", 1, 4, "<f4", 100, 2);
    array("train/b", 5, "<f4", 100);
    assertThat(told("channels-differ"))
        .containsExactly(
            "train/b/id-05.npy: 1 channel: shape (100,); usual here: 2 (4 of 5) | 1 channel"
                + " | 2 channels");
    arrays("train/b", 1, 2, "<f4", 100);
    assertThat(told("channels-differ")).as("3 of 5").hasSize(2);
    array("train/b", 6, "<f4", 100, 2);
    assertThat(told("channels-differ")).as("3 of 6").isEmpty();
  }

  @Test
  void anotherTypeIsHeldAgainstTheUsualOne() {
    arrays("train/b", 1, 4, "<f4", 100);
    array("train/b", 5, "<f8", 100);
    assertThat(told("dtype-differs"))
        .containsExactly(
            "train/b/id-05.npy: float64; usual here: float32 (4 of 5) | float64 | float32");
    array("train/b", 5, ">f4", 100);
    assertThat(told("dtype-differs")).as("in another order").isEmpty();
  }

  @Test
  void aSplitOfAnotherTypeIsToldAsOne() {
    arrays("train/b", 1, 5, "<f4", 100);
    arrays("test/b", 1, 4, "<f8", 100);
    assertThat(told("dtype-differs"))
        .containsExactly(
            "test: its examples are float64; those of the dataset float32 | float64 | float32");
    array("train/b", 6, "<f4", 100);
    arrays("test/b", 5, 6, "<f8", 100);
    assertThat(told("dtype-differs"))
        .as("where none has a majority, the first split decides")
        .containsExactly(
            "test: its examples are float64; those of the dataset float32 | float64 | float32");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float64 | <f8 | float64 | float32",
        "big-endian | >f4 | big-endian | little-endian",
        "unscaled-integers | <i2 | integers | floats, or a recipe that scales them"
      })
  void aWayToStoreIsToldOneByOneOrForASplit(String rule, String dtype, String value, String limit) {
    arrays("train/b", 1, 2, dtype, 100);
    arrays("train/b", 3, 4, "<f4", 100);
    String ends = ": %s (%s (100,)); better: %s | %s | %s";
    String end = ends.formatted(value, dtype, limit, value, limit);
    assertThat(told(rule))
        .as("half of them")
        .containsExactly("train/b/id-01.npy" + end, "train/b/id-02.npy" + end);
    array("train/b", 3, dtype, 100);
    assertThat(told(rule))
        .containsExactly(
            "train: 3 of its 4 examples are %s; better: %s | %s | %s"
                .formatted(value, limit, value, limit));
    arrays("train/b", 1, 4, "<f4", 100);
    assertThat(told(rule)).isEmpty();
  }

  @Test
  void integersOfFeaturesNeedNoScaleNorDoThoseThatARecipeTurnsIntoFeatures() {
    arrays("train/b", 1, 4, "<i2", 30, 20);
    assertThat(told("unscaled-integers")).isEmpty();
    arrays("train/b", 1, 4, "<i2", 100);
    assertThat(told("unscaled-integers")).hasSize(1);
    Recipe features =
        Recipe.DEFAULT.withFeatures(Optional.of(FeatureSettings.of(FeatureSettings.Kind.MEL)));
    assertThat(planted.found("unscaled-integers", features)).isEmpty();
  }

  @Test
  void aFileInFortranOrderIsTold() throws Exception {
    arrays("train/b", 1, 4, "<f4", 30, 20);
    byte[] bytes = Files.readAllBytes(planted.example("train/b", 2));
    String header = new String(bytes, StandardCharsets.ISO_8859_1);
    String changed = header.replace("False, ", "True,  ");
    Files.write(planted.example("train/b", 2), changed.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(told("fortran-order"))
        .containsExactly(
            "train/b/id-02.npy: Fortran order (<f4 (30, 20)); better: C order | Fortran order"
                + " | C order");
  }

  private void labels(int n, long... values) {
    Fixture.longs(planted.labelFile("train/b", n), Shape.of(values.length), values);
  }

  @Test
  void featuresOfSeveralExamplesInOneFileAreABatch() {
    arrays("train/b", 1, 4, "<f4", 30, 20);
    array("train/b", 5, "<f4", 7, 30, 20);
    assertThat(told("batch-file"))
        .containsExactly(
            "train/b/id-05.npy: holds 7 examples: its shape is (7, 30, 20); allowed: one example a"
                + " file | 7 examples | 1 example");
    assertThat(told("shape-differs")).as("nothing else is said of it").isEmpty();
    array("train/b", 5, "<f4", 7, 30, 21);
    assertThat(told("batch-file")).as("not their shape").isEmpty();
    assertThat(told("shape-differs")).hasSize(1);
    array("train/b", 5, "<f4", 7, 29, 20);
    assertThat(told("batch-file")).as("not their length").isEmpty();
    for (int n = 1; n <= 4; n++) {
      array("train/b", n, "<f4", 30 + n, 20);
    }
    assertThat(told("batch-file")).as("lengths differ anyway").hasSize(1);
    array("train/b", 5, "<f4", 30, 20, 7);
    assertThat(told("batch-file")).isEmpty();
  }

  @Test
  void arraysThatCouldHoldOneExampleOrManyAreAFact() {
    for (int n = 1; n <= 4; n++) {
      array("train/b", n, "<f4", 30, 20);
      labels(n, new long[30]);
    }
    List<Finding> found = planted.found("batch-file");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().severity()).isEqualTo(Severity.INFO);
    assertThat(Planted.told(found).getFirst())
        .startsWith("d: train: arrays of shape (30, 20) have labels of shape (30,); ")
        .endsWith(" | one example | one example or many");
  }

  @Test
  void labelsForEachRowTellABatch() {
    arrays("train/b", 1, 4, "<f4", 300);
    array("train/b", 5, "<f4", 12, 5000);
    labels(5, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
    assertThat(told("batch-file")).hasSize(1);
    labels(5, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2);
    assertThat(told("batch-file")).as("one label too few").isEmpty();
    Fixture.longs(planted.labelFile("train/b", 5), Shape.of(12, 1, 1), new long[12]);
    assertThat(told("batch-file")).as("labels of three axes").isEmpty();
    Fixture.longs(planted.labelFile("train/b", 5), Shape.of(12, 1), new long[12]);
    assertThat(told("batch-file")).hasSize(1);
    labels(5, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(told("batch-file")).as("one class of twelve").isEmpty();
  }
}
