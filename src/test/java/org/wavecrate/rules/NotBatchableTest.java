package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
