package org.wavecrate.gui.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;
import org.wavecrate.transform.Applied;

/// What was drawn, counted.
class DrawTallyTest {
  @TempDir private Path folder;

  private static Recipe recipe(String transforms) throws Exception {
    return RecipeJson.read(
        "{\"format\": \"wavecrate-recipe/1\", \"sampleRateHz\": 16000, \"seed\": 3, \"transforms\":"
            + " ["
            + transforms
            + "]}");
  }

  @Test
  void everyKindIsCountedBesideWhatTheRecipeStates() throws Exception {
    DrawTally tally =
        new DrawTally(
            RecipeDraft.of(
                    recipe(
                        "{\"kind\": \"gain\", \"probability\": 0.5},"
                            + "{\"kind\": \"gain\", \"probability\": 0.25, \"minGainDb\": -20},"
                            + "{\"kind\": \"oneOf\", \"probability\": 0.8, \"transforms\": ["
                            + "{\"kind\": \"reverse\", \"probability\": 1},"
                            + "{\"kind\": \"bitCrush\", \"probability\": 0.5}]}"))
                .steps());
    Applied gain = new Applied("gain", Map.of("gainDb", -3.0));
    Applied crush = new Applied("bitCrush", Map.of("bits", 7));
    tally.add(List.of(gain, gain, new Applied("oneOf", Map.of("transforms", List.of(crush)))));
    tally.add(List.of());
    List<TransformTally> found = tally.tallies();

    assertThat(found)
        .extracting(TransformTally::name)
        .containsExactly("gain", "oneOf", "oneOf › reverse", "oneOf › bitCrush");
    assertThat(found).extracting(TransformTally::steps).containsExactly(2, 1, 1, 1);
    assertThat(found).extracting(TransformTally::stated).containsExactly(0.75, 0.8, 0.4, 0.2);
    assertThat(found).extracting(TransformTally::reached).containsExactly(1.0, 0.5, 0.0, 0.5);
    assertThat(found.get(0).values())
        .containsExactly(
            new DrawnValues(
                "gainDb", Optional.of(new DrawnValues.Ends(-20, 12)), false, List.of(-3.0, -3.0)));
    assertThat(found.get(3).values())
        .containsExactly(
            new DrawnValues("bits", Optional.of(new DrawnValues.Ends(5, 10)), true, List.of(7.0)));
  }

  @Test
  void namesAreCountedAndWhatSaysItTwiceIsNot() throws Exception {
    DrawTally tally =
        new DrawTally(
            RecipeDraft.of(
                    recipe(
                        "{\"kind\": \"mixup\"}, {\"kind\": \"shift\"}, {\"kind\": \"timeMask\"}"))
                .steps());
    for (String partner : List.of("a", "b", "b")) {
      tally.add(
          List.of(
              new Applied("mixup", Map.of("partner", partner, "weight", 0.9)),
              new Applied("shift", Map.of("fraction", 0.1, "samples", 1600)),
              new Applied("trim", Map.of("seconds", 2.0))));
    }
    assertThat(tally.tallies().getFirst().texts())
        .containsExactly(Map.entry("b", 2), Map.entry("a", 1));
    assertThat(tally.tallies().get(1).values())
        .extracting(DrawnValues::name)
        .containsExactly("fraction");
    assertThat(tally.tallies()).hasSize(3);
  }

  @Test
  void binsCoverTheStatedRangeAndWholeNumbersHaveOneEach() {
    DrawnValues level =
        new DrawnValues(
            "gainDb",
            Optional.of(new DrawnValues.Ends(-12, 12)),
            false,
            List.of(-12.0, 0.0, 11.99, 12.0));
    assertThat(level.bins().low()).isEqualTo(-12);
    assertThat(level.bins().high()).isEqualTo(12);
    int[] counts = level.bins().counts();
    assertThat(counts).hasSize(24);
    assertThat(List.of(counts[0], counts[12], counts[23])).containsExactly(1, 1, 2);

    DrawnValues bits =
        new DrawnValues(
            "bits", Optional.of(new DrawnValues.Ends(5, 10)), true, List.of(5.0, 5.0, 10.0));
    assertThat(bits.bins().counts()).containsExactly(2, 0, 0, 0, 0, 1);
    DrawnValues many =
        new DrawnValues(
            "frames",
            Optional.empty(),
            true,
            IntStream.rangeClosed(0, 99).mapToObj(i -> (double) i).toList());
    assertThat(many.bins().counts()).hasSize(20).containsOnly(5);
    assertThat(new DrawnValues("x", Optional.empty(), false, List.of(2.0, 2.0)).bins().counts())
        .containsExactly(2);
  }

  /// The preview's own draws are those that are counted.
  @Test
  void anEpochIsCountedAsTheGeneratorMakesIt() throws Exception {
    Fixture.dataset(folder.resolve("data"));
    Split train =
        Dataset.open(folder.resolve("data"), Progress.NONE).split(SplitName.TRAIN).orElseThrow();
    Recipe recipe =
        recipe("{\"kind\": \"gain\", \"probability\": 0.6}, {\"kind\": \"polarityInversion\"}");
    Draws draws = new TrainingPreview().count(train, recipe, 4, Progress.NONE);

    assertThat(draws.draws()).isEqualTo(train.size()).isEqualTo(draws.size());
    assertThat(draws.epoch()).isEqualTo(4);
    double[] gains = new double[train.size()];
    int applied = 0;
    try (Parallel parallel = new Parallel(1)) {
      BatchGenerator generator = new BatchGenerator(train, recipe, Shard.WHOLE, parallel);
      for (int i = 0; i < train.size(); i++) {
        for (Applied one : generator.preview(4, i).applied()) {
          if (one.kind().equals("gain")) {
            gains[applied++] = (Double) one.values().get("gainDb");
          }
        }
      }
    }
    TransformTally gain = draws.tallies().getFirst();
    assertThat(gain.reached()).isCloseTo((double) applied / train.size(), within(1e-12));
    assertThat(gain.values().getFirst().values())
        .containsExactlyElementsOf(java.util.Arrays.stream(gains).limit(applied).boxed().toList());
  }
}
