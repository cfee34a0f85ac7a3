package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;

class RehearsalTest {
  @TempDir private Path temp;
  private final Random random = new Random(1);

  private Path root() {
    return temp.resolve("set");
  }

  private Path out() {
    return temp.resolve("out");
  }

  private void example(String split, int number, long... axes) {
    Shape shape = Shape.of(axes);
    byte[] bytes = new byte[(int) shape.elements() * 4];
    for (int i = 0; i < shape.elements(); i++) {
      int bits = Float.floatToIntBits(random.nextFloat() - 0.5f);
      for (int b = 0; b < 4; b++) {
        bytes[4 * i + b] = (byte) (bits >> 8 * b);
      }
    }
    Path block = root().resolve(split).resolve("block-id-1");
    Fixture.array(block.resolve("id-" + number + ".npy"), Dtype.FLOAT32, shape, bytes);
    Fixture.longs(block.resolve("id-label-" + number + ".npy"), Shape.of(), number % 2);
  }

  private static Recipe recipe(String keys) throws IOException {
    return RecipeJson.read("{\"format\": \"wavecrate-recipe/1\"" + keys + "}");
  }

  private ExportPlan plan(Recipe recipe, boolean isChecked, UnaryOperator<ExportSettings> options)
      throws IOException {
    Dataset dataset =
        RecipeDataset.arranged(Dataset.open(root(), Progress.NONE), recipe, Progress.NONE);
    Optional<CheckReport> report =
        isChecked
            ? Optional.of(DatasetCheck.run(dataset, recipe, Progress.NONE))
            : Optional.empty();
    ExportSettings settings = options.apply(ExportSettings.to(out()));
    return ExportPlan.of(dataset, recipe, report, settings, Progress.NONE);
  }

  private void export(ExportPlan plan) throws IOException {
    Export.run(plan, ExportProgress.of(Progress.NONE));
  }

  private void mels() {
    for (int i = 1; i <= 6; i++) {
      example("train data", i, 64, 40);
      example("validation data", i, 64, 40);
    }
  }

  @Test
  void aRecipeThatCannotTrainIsNeverPackedWhateverElseIsAllowed() throws IOException {
    mels();
    Recipe noise = recipe(", \"transforms\": [{\"kind\": \"gaussianNoise\"}]");
    for (boolean isChecked : new boolean[] {false, true}) {
      ExportPlan plan = plan(noise, isChecked, s -> s.withAllowErrors(true));
      assertThat(plan.recipeProblem())
          .get()
          .asString()
          .contains(": transforms[0].kind: gaussianNoise works on")
          .matches(
              said -> said.endsWith(": without it all batches were made") == isChecked,
              "with what helps, if it was checked");
      assertThatThrownBy(() -> export(plan))
          .isInstanceOf(ErrorsInTheWayException.class)
          .hasMessageContaining("batches can't be made by the recipe; nothing was written:")
          .hasMessageContaining("transforms[0]");
    }
    assertThat(out()).doesNotExist();
  }

  @Test
  void aSilencedRuleLetsNoSuchRecipeThrough() throws IOException {
    mels();
    Recipe silenced =
        recipe(
            ", \"transforms\": [{\"kind\": \"gain\", \"probability\": 1}],"
                + " \"check\": {\"not-batchable\": \"off\"}");
    assertThatThrownBy(() -> export(plan(silenced, true, s -> s)))
        .isInstanceOf(ErrorsInTheWayException.class);
    assertThat(out()).doesNotExist();
  }

  @Test
  void badFilesAreNoReasonWhereSomeStayBehind() throws IOException {
    mels();
    Files.writeString(root().resolve("train data/block-id-1/id-3.npy"), "none");
    Split split = Dataset.open(root(), Progress.NONE).splits().getFirst();
    assertThat(Rehearsal.of(split, Recipe.DEFAULT, false)).isEmpty();
    assertThat(Rehearsal.of(split, Recipe.DEFAULT, true))
        .hasValueSatisfying(
            failure -> {
              assertThat(failure.isRecipe()).isFalse();
              assertThat(failure.sentence()).startsWith("train: train data/block-id-1/id-3.npy: ");
            });
    assertThat(Rehearsal.of(split, recipe(", \"transforms\": [{\"kind\": \"gain\"}]"), false))
        .as("the recipe is one, whatever stays behind")
        .isPresent();
  }

  @Test
  void aRecipeWithoutASingleBatchIsNone() throws IOException {
    mels();
    Recipe dropping = recipe(", \"remainder\": \"drop\"");
    assertThat(plan(dropping, false, s -> s).recipeProblem())
        .contains(
            "train: remainder: \"drop\" with batchSize 32 leaves no batch of 6 examples; allowed:"
                + " a batchSize of at most 6, or \"keep\"");
    Recipe kept = recipe(", \"remainder\": \"drop\", \"batchSize\": 4");
    assertThat(plan(kept, false, s -> s).recipeProblem()).isEmpty();
  }

  @Test
  void examplesOfTwoShapesAreTheDatasFaultAndMayBeAllowed() throws IOException {
    for (int i = 1; i <= 6; i++) {
      example("train data", i, i % 2 == 0 ? 900 : 800);
    }
    ExportPlan refused = plan(Recipe.DEFAULT, true, s -> s);
    assertThat(refused.recipeProblem()).isEmpty();
    assertThatThrownBy(() -> export(refused))
        .isInstanceOf(ErrorsInTheWayException.class)
        .hasMessageEndingWith("--allow-errors packs everything as it is");
    assertThatCode(() -> export(plan(Recipe.DEFAULT, true, s -> s.withAllowErrors(true))))
        .doesNotThrowAnyException();
    assertThat(out().resolve("train.zip")).exists();
  }

  @Test
  void theRefusalNamesTheWaysOutThatHelp() throws IOException {
    mels();
    example("train data", 7, 63, 40);
    ExportPlan refused = plan(Recipe.DEFAULT, true, s -> s);
    String ways =
        "\n--without-bad leaves out examples with errors; --allow-errors packs everything"
            + " as it is";
    assertThatThrownBy(() -> export(refused)).hasMessageEndingWith(ways);
    export(plan(Recipe.DEFAULT, true, s -> s.withWithoutBad(true)));
    assertThat(Dataset.open(out().resolve("train.zip"), Progress.NONE).size()).isEqualTo(6);
  }

  @Test
  void errorsThatCompareWithWhatStaysBehindAreNotInTheWay() throws IOException {
    mels();
    String copied = "validation data/block-id-1/id-3.npy";
    Files.copy(
        root().resolve("train data/block-id-1/id-2.npy"),
        root().resolve(copied),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(plan(Recipe.DEFAULT, true, s -> s).errors()).isNotEmpty();
    assertThat(plan(Recipe.DEFAULT, true, s -> s.withExcluded(Set.of(copied))).errors()).isEmpty();
    assertThat(plan(Recipe.DEFAULT, true, s -> s.withSplits(Set.of(SplitName.TRAIN))).errors())
        .isEmpty();
    assertThat(plan(Recipe.DEFAULT, true, s -> s.withSplits(Set.of(SplitName.VALIDATION))).errors())
        .isEmpty();
  }
}
