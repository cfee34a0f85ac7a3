package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

class NotBatchableTest {
  @TempDir Path root;

  private final Random random = new Random(1);

  private void example(String file, long... axes) {
    Shape shape = Shape.of(axes);
    byte[] bytes = new byte[(int) shape.elements() * 4];
    for (int i = 0; i < shape.elements(); i++) {
      int bits = Float.floatToIntBits(random.nextFloat() - 0.5f);
      for (int b = 0; b < 4; b++) {
        bytes[4 * i + b] = (byte) (bits >> 8 * b);
      }
    }
    Fixture.array(root.resolve(file), Dtype.FLOAT32, shape, bytes);
  }

  private List<Finding> found(String keys) throws IOException {
    Recipe recipe = RecipeJson.read("{\"format\": \"wavecrate-recipe/1\"" + keys + "}");
    return DatasetCheck.run(Dataset.open(root, Progress.NONE), recipe, Progress.NONE)
        .findings()
        .stream()
        .filter(finding -> finding.rule().code().equals("not-batchable"))
        .toList();
  }

  private String only(String keys) throws IOException {
    List<Finding> findings = found(keys);
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.ERROR);
    return findings.getFirst().message();
  }

  @Test
  void halfMonoAndHalfStereoNeedsNoMajority() throws IOException {
    for (int i = 1; i <= 3; i++) {
      example("train/b/" + i + ".npy", 2, 900);
      example("train/b/" + (i + 3) + ".npy", 1, 900);
    }
    assertThat(only(""))
        .isEqualTo(
            "train: train/b/4.npy: shape (1, 900) is not (2, 900) like train/b/1.npy; allowed:"
                + " equal shapes, or \"fit\" in the recipe; the same of 2 more");
  }

  @Test
  void lengthsThatDifferAreEvenedOutByAFitThatWasTried() throws IOException {
    for (int i = 1; i <= 5; i++) {
      example("train/b/" + i + ".npy", 16, 40 + i);
      example("validation/b/" + i + ".npy", 16, 40 + i);
    }
    List<Finding> findings = found("");
    assertThat(findings).hasSize(2);
    assertThat(findings.getFirst().message())
        .isEqualTo(
            "train: train/b/2.npy: shape (16, 42) is not (16, 41) like train/b/1.npy; allowed:"
                + " equal shapes, or \"fit\" in the recipe; the same of 3 more; add \"fit\":"
                + " {\"samples\": 45, \"mode\": \"padOrCrop\"} to the recipe: with it all batches"
                + " were made");
    assertThat(found(", \"fit\": {\"samples\": 45, \"mode\": \"padOrCrop\"}")).isEmpty();
    assertThat(found(", \"fit\": {\"samples\": 45, \"mode\": \"crop\"}").getFirst().message())
        .contains("has 41 frames and may not be padded to fit.samples 45")
        .endsWith("set fit.mode of the recipe to \"padOrCrop\": with it all batches were made");
  }

  @Test
  void splitsAreComparedWithEachOther() throws IOException {
    for (int i = 1; i <= 4; i++) {
      example("train/b/" + i + ".npy", 50, 64, 1);
      example("validation/b/" + i + ".npy", 1, 50, 64);
    }
    assertThat(only(""))
        .isEqualTo(
            "validation: its examples are served in the shape (1, 50, 64), those of train in (50,"
                + " 64, 1); allowed: one shape");
  }

  @Test
  void transformsThatDoNotGoWithTheArraysAreToldAndLeftOutOnTrial() throws IOException {
    example("train/b/1.npy", 40, 8);
    String gain = "{\"kind\": \"gain\"}";
    String mask = "{\"kind\": \"frequencyMask\"}";
    assertThat(only(", \"transforms\": [" + mask + ", " + gain + "]"))
        .isEqualTo(
            "train: transforms[1].kind: gain works on waveforms, but train/b/1.npy has shape (40,"
                + " 8), which is taken for features (\"frames,bins\"); if it is sound, say so by"
                + " array.axes; take transforms[1] out of the recipe: without it all batches"
                + " were made");
    assertThat(found(", \"transforms\": [" + mask + "]")).isEmpty();
  }

  @Test
  void theOddOneIsNamedThoughTheOthersAreHeldToIt() throws IOException {
    example("train/b/1.npy", 700);
    for (int i = 2; i <= 6; i++) {
      example("train/b/" + i + ".npy", 900);
    }
    Finding finding = found("").getFirst();
    assertThat(finding.place().path()).isEqualTo("train/b/1.npy");
    assertThat(finding.message())
        .startsWith(
            "train/b/1.npy: is what others are held to: train/b/2.npy: shape (900,) is not (700,)");
  }

  @Test
  void labelsThatCanNotBeEncodedAreTold() throws IOException {
    for (int i = 1; i <= 4; i++) {
      example("train/b/id-" + i + ".npy", 900);
      Fixture.longs(root.resolve("train/b/id-label-" + i + ".npy"), Shape.of(), i);
    }
    assertThat(
            only(
                ", \"labels\": {\"encoding\": \"oneHot\", \"classes\": [\"a\", \"b\", \"c\","
                    + " \"d\"]}"))
        .contains("train/b/id-label-4.npy: class 4; allowed: 0 to 3, as there are 4 classes");
  }

  @Test
  void measurementsCanNotBeOneHot() throws IOException {
    for (int i = 1; i <= 4; i++) {
      example("train/b/id-" + i + ".npy", 900);
      Fixture.floats(root.resolve("train/b/id-label-" + i + ".npy"), i + 0.5f);
    }
    assertThat(only(", \"labels\": {\"encoding\": \"oneHot\"}"))
        .startsWith(
            "train: train/b/id-label-1.npy: labels.encoding oneHot makes vectors of class numbers,"
                + " and these labels are none")
        .endsWith("set labels.encoding of the recipe to \"asIs\": with it all batches were made");
  }

  private void waves(int first, int last, long samples) throws IOException {
    for (int i = first; i <= last; i++) {
      example("train/b/" + i + ".npy", samples);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The usual one; else the longest, unless it is more than half as long again as the middle.
    "1000, 1000, 1800, 1000",
    "1000, 1010, 1515, 1515",
    "1000, 1010, 1516, 1010",
    "1515, 1000, 1010, 1515"
  })
  void theLengthThatIsProposedIsOneForAll(long a, long b, long c, int proposed) throws IOException {
    waves(1, 1, a);
    waves(2, 2, b);
    waves(3, 3, c);
    assertThat(only(""))
        .endsWith(
            "add \"fit\": {\"samples\": "
                + proposed
                + ", \"mode\": \"padOrCrop\"} to the recipe: with it all batches were made");
  }

  @Test
  void aRateThatIsMissingIsGuessed() throws IOException {
    waves(1, 4, 11_025);
    assertThat(only(", \"features\": {\"kind\": \"mel\", \"fftSize\": 256}"))
        .isEqualTo(
            "train: features.kind: mel needs to know sampleRateHz; add it to the recipe; add"
                + " \"sampleRateHz\" to the recipe: with 11025, a guess, all batches were made");
  }

  @Test
  void featuresOfWhatIsNoWaveformAreTakenOut() throws IOException {
    for (int i = 1; i <= 4; i++) {
      example("train/b/" + i + ".npy", 40, 64);
    }
    assertThat(
            only(", \"sampleRateHz\": 8000, \"features\": {\"kind\": \"mel\", \"fftSize\": 256}"))
        .endsWith("take features out of the recipe: without them all batches were made");
  }

  @Test
  void whereNothingHelpsNothingIsProposed() throws IOException {
    for (int i = 1; i <= 4; i++) {
      example("train/b/" + i + ".npy", 10, 10 + i, 10, 2);
    }
    assertThat(only(""))
        .isEqualTo(
            "train: train/b/2.npy: shape (10, 12, 10, 2) is not (10, 11, 10, 2) like train/b/1.npy;"
                + " allowed: equal shapes, or \"fit\" in the recipe; the same of 2 more");
  }

  private void label(int i, long... values) {
    Fixture.longs(root.resolve("train/b/id-label-" + i + ".npy"), Shape.of(values.length), values);
  }

  @Test
  void anOddLabelIsNamedWithWhatOthersHave() throws IOException {
    for (int i = 1; i <= 5; i++) {
      example("train/b/id-" + i + ".npy", 900);
      label(i, 1, 2);
    }
    label(4, 1, 2, 3);
    Finding finding = found("").getFirst();
    assertThat(finding.place().path()).isEqualTo("train/b/id-label-4.npy");
    assertThat(finding.value()).isEqualTo("1 of 5 examples");
    assertThat(finding.limit()).isEqualTo("all");
    label(4, 1, 2);
    label(1, 1, 2, 3);
    Finding first = found("").getFirst();
    assertThat(first.place().path()).isEqualTo("train/b/id-label-1.npy");
    assertThat(first.message())
        .startsWith("train/b/id-label-1.npy: is what others are held to: train/b/id-label-2.npy: ")
        .contains("; the same of 3 more");
    assertThat(first.value()).isEqualTo("4 of 5 examples");
  }

  @Test
  void labelsOfTwoShapesInTwoSplitsAreCompared() throws IOException {
    for (int i = 1; i <= 3; i++) {
      example("train/b/id-" + i + ".npy", 900);
      label(i, 1, 2);
      example("test/b/id-" + i + ".npy", 900);
      Fixture.longs(root.resolve("test/b/id-label-" + i + ".npy"), Shape.of(3), 1, 2, 3);
    }
    assertThat(found(""))
        .extracting(Finding::message)
        .containsExactly(
            "test: its labels are served in the shape (3,), those of train in (2,); allowed: one"
                + " shape");
    assertThat(found("").getFirst().value()).isEqualTo("no batch");
    assertThat(found("").getFirst().limit()).isEqualTo("batches");
  }

  @Test
  void labelsInOneSplitAloneAreNoTrouble() throws IOException {
    waves(1, 3, 900);
    for (int i = 1; i <= 3; i++) {
      example("test/b/id-" + i + ".npy", 900);
      Fixture.longs(root.resolve("test/b/id-label-" + i + ".npy"), Shape.of(3), 1, 2, 3);
    }
    assertThat(found("")).isEmpty();
  }

  @Test
  void filesThatNoOtherRuleCallsErrorsAreNamedHere() throws IOException {
    for (int i = 1; i <= 4; i++) {
      example("train/b/id-" + i + ".npy", 900);
      label(i, i);
    }
    Files.write(root.resolve("train/b/id-2.npy"), new byte[] {'x'});
    Files.write(root.resolve("train/b/id-4.npy"), new byte[] {'y'});
    Files.delete(root.resolve("train/b/id-label-3.npy"));
    assertThat(found("")).isEmpty();
    List<Finding> lenient =
        found(", \"check\": {\"unreadable\": \"off\", \"missing-label\": \"warning\"}");
    assertThat(lenient)
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "train: train/b/id-2.npy: is no .npy file: it begins with x; expected \\x93NUMPY; the"
                + " same of 1 more",
            "train: train/b/id-label-3.npy: has no label; expected train/b/id-label-3.npy");
  }

  @Test
  void whatCanBeServedIsNotTold() throws IOException {
    for (int i = 1; i <= 4; i++) {
      example("train/b/" + i + ".npy", 2, 900);
      example("test/b/" + i + ".npy", 2, 900);
    }
    assertThat(
            found(
                ", \"sampleRateHz\": 8000, \"transforms\": [{\"kind\": \"gain\"}], \"features\":"
                    + " {\"kind\": \"mel\", \"fftSize\": 256}"))
        .isEmpty();
  }
}
