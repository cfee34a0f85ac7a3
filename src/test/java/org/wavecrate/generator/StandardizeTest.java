package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// Features of shape (frames, 2): value `i` of bin 0 is `i`, of bin 1 `100 + 10 i`; bin 2 is 7.
class StandardizeTest {
  private static final int FRAMES = 50;
  private static final int BINS = 12;

  @TempDir Path temp;

  private static float value(int example, int frame, int bin) {
    int i = example * FRAMES + frame;
    return bin == 0 ? i : bin == 1 ? 100 + 10 * i : 7;
  }

  @BeforeEach
  void write() {
    for (int example = 0; example < 4; example++) {
      String split = example < 3 ? "train" : "validation";
      ByteBuffer bytes = ByteBuffer.allocate(4 * FRAMES * BINS).order(ByteOrder.LITTLE_ENDIAN);
      for (int frame = 0; frame < FRAMES; frame++) {
        for (int bin = 0; bin < BINS; bin++) {
          bytes.putFloat(value(example, frame, bin));
        }
      }
      Fixture.array(
          temp.resolve(split + "/b/" + example + ".npy"),
          Dtype.FLOAT32,
          Shape.of(FRAMES, BINS),
          bytes.array());
    }
  }

  private static Recipe recipe(String standardize) throws RecipeException {
    return RecipeJson.read(
        "{\"format\": \"wavecrate-recipe/1\", \"shuffle\": {\"mode\": \"none\"}, \"array\":"
            + " {\"axes\": \"frames,bins\"}, \"features\": {\"standardize\": "
            + standardize
            + "}}");
  }

  private float[] batch(SplitName split, Recipe recipe) throws IOException {
    BatchGenerator generator =
        new BatchGenerator(Batches.split(temp, split), recipe, Shard.WHOLE, new Parallel(1));
    return Batches.fill(generator, 0, 0).floats();
  }

  /// Expected: `numpy.arange(150).mean()` and `.std()`: 74.5 and 43.30030792.
  @Test
  void everyBinGetsTheMeanAndDeviationOfTheTrainingSplit() throws IOException {
    float[] train = batch(SplitName.TRAIN, recipe("{\"per\": \"bin\"}"));
    float[] validation = batch(SplitName.VALIDATION, recipe("{}"));
    for (int frame = 0; frame < FRAMES; frame++) {
      double first = (frame - 74.5) / 43.30030792;
      double other = (150 + frame - 74.5) / 43.30030792;
      for (int bin = 0; bin < 2; bin++) {
        assertThat((double) train[frame * BINS + bin]).isCloseTo(first, within(1e-6));
        assertThat((double) validation[frame * BINS + bin]).isCloseTo(other, within(1e-6));
      }
      assertThat(train[frame * BINS + 2]).isZero();
    }
  }

  @Test
  void allBinsTogetherHaveOneMean() throws IOException {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 3 * FRAMES * BINS; i++) {
      double x = value(0, i / BINS, i % BINS);
      sum += x;
      squares += x * x;
    }
    double mean = sum / (3 * FRAMES * BINS);
    double deviation = Math.sqrt(squares / (3 * FRAMES * BINS) - mean * mean);
    float[] train = batch(SplitName.TRAIN, recipe("{\"per\": \"all\"}"));
    for (int i = 0; i < train.length; i++) {
      double expected = (value(0, i / BINS, i % BINS) - mean) / deviation;
      assertThat((double) train[i]).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void aRecipeThatIsToldServesTheSameEvenWithoutTheTrainingSplit() throws IOException {
    Recipe asked = recipe("{\"per\": \"bin\"}");
    Recipe told = Standardization.told(asked, Dataset.open(temp, Progress.NONE));
    assertThat(told.standardize().orElseThrow().isKnown()).isTrue();
    Recipe reread = RecipeJson.read(RecipeJson.write(told));
    assertThat(reread).isEqualTo(told);
    float[] expected = batch(SplitName.VALIDATION, asked);
    assertThat(batch(SplitName.VALIDATION, reread)).isEqualTo(expected);
    BatchGenerator alone =
        new BatchGenerator(
            Batches.split(temp.resolve("validation"), SplitName.VALIDATION),
            reread,
            Shard.WHOLE,
            new Parallel(1));
    assertThat(Batches.fill(alone, 0, 0).floats()).isEqualTo(expected);
  }

  @Test
  void withoutTrainingSplitAndNumbersThereIsNoTelling() {
    assertThatThrownBy(
            () ->
                new BatchGenerator(
                    Batches.split(temp.resolve("validation"), SplitName.VALIDATION),
                    recipe("{}"),
                    Shard.WHOLE,
                    new Parallel(1)))
        .hasMessageContaining("features.standardize: has no mean and deviation yet, and there is");
  }

  @Test
  void masksComeAfterwardsAndTransformsDoNotCount() throws IOException {
    Recipe recipe = recipe("{\"per\": \"bin\"}");
    Recipe masked =
        RecipeJson.read(
            RecipeJson.write(recipe)
                .replace(
                    "\"transforms\" : [ ]",
                    "\"transforms\" : [ {\"kind\": \"frequencyMask\", \"probability\": 1} ]"));
    assertThat(masked.transforms()).hasSize(1);
    Standardize measured =
        Standardization.told(recipe, Dataset.open(temp, Progress.NONE)).standardize().orElseThrow();
    assertThat(
            Standardization.told(masked, Dataset.open(temp, Progress.NONE))
                .standardize()
                .orElseThrow())
        .isEqualTo(measured);
    assertThat(measured.mean().subList(0, 3)).isEqualTo(List.of(74.5, 845.0, 7.0));
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertThatThrownBy(
            () -> batch(SplitName.TRAIN, recipe("{\"mean\": [1, 2], \"deviation\": [1, 2]}")))
        .hasMessage("features.standardize.mean: 2 numbers; allowed: one for each of the 12 bins");
    assertThatThrownBy(() -> recipe("{\"mean\": [1], \"deviation\": [-1]}"))
        .hasMessage(
            "features.standardize.deviation: [-1] is not allowed; allowed: a list of numbers, 0 or"
                + " more");
    assertThatThrownBy(() -> recipe("{\"mean\": [1, 2]}"))
        .hasMessage("features.standardize.deviation: 0 numbers; allowed: as many as mean has, 2");
    assertThatThrownBy(() -> recipe("{\"per\": \"frame\"}"))
        .hasMessage("features.standardize.per: \"frame\" is not allowed; allowed: bin, all");
  }
}
