package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Suggestion;
import org.wavecrate.npy.Shape;
import org.wavecrate.plot.SampleRate;

class WorkspaceTest {
  @TempDir private Path folder;

  @Test
  void aSuggestionIsAcceptedInOneStep() throws IOException {
    for (String name : List.of("cat/1.npy", "cat/2.npy", "dog/3.npy")) {
      Fixture.floats(folder.resolve("d").resolve(name), 1, 2);
    }
    Fixture.floats(folder.resolve("d/dog/.cache/4.npy"), 1);
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(folder.resolve("d"));

    List<Suggestion> suggestions = workspace.suggestions().get();
    assertThat(suggestions)
        .extracting(Suggestion::text)
        .containsExactly("the 2 folders look like classes: cat, dog");
    assertThat(ReadingMenu.text(workspace.dataset().get().orElseThrow().leftOut(), 1))
        .isEqualTo("files ignored · 1 suggestion");
    workspace.rearrange(suggestions.getFirst().arrangement());

    assertThat(workspace.dataset().get().orElseThrow().labelClasses())
        .containsExactly("cat", "dog");
    assertThat(workspace.recipe().get().labels().classes()).containsExactly("cat", "dog");
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    assertThat(workspace.suggestions().get()).isEmpty();
  }

  @Test
  void openingSelectsTheFirstSplitAndItsFirstExample() throws IOException {
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(SmallData.dataset(folder.resolve("data")));

    assertThat(workspace.dataset().get().map(Dataset::size)).contains(18);
    assertThat(workspace.scope().get().map(Scope::title)).contains("train data");
    assertThat(workspace.example().get().map(Example::path))
        .contains("train data/block-id-1/id-1.npy");
    assertThat(workspace.problem().get()).isEmpty();
  }

  @Test
  void aFolderThatIsNoDatasetLeavesASentenceThatNamesIt() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(empty);

    assertThat(workspace.dataset().get()).isEmpty();
    assertThat(workspace.problem().get().orElseThrow())
        .contains(empty.toString())
        .contains("looked for");
    assertThat(workspace.recent()).isEmpty();
  }

  @Test
  void theNewestRequestWinsWhateverOrderTheyFinishIn() throws IOException {
    Path first = SmallData.dataset(folder.resolve("first"));
    Path second = SmallData.dataset(folder.resolve("second"));
    HeldBackground background = new HeldBackground();
    Workspace workspace = new Workspace(background);
    workspace.open(first);
    workspace.open(second);
    background.finish(1);
    background.finish(0);

    assertThat(workspace.dataset().get().map(Dataset::name)).contains("second");
    assertThat(workspace.recent()).hasSize(1);
  }

  @Test
  void givingUpKeepsWhatWasOpen() throws IOException {
    Path first = SmallData.dataset(folder.resolve("first"));
    HeldBackground background = new HeldBackground();
    Workspace workspace = new Workspace(background);
    workspace.open(first);
    background.finish(0);
    workspace.open(folder.resolve("second"));
    workspace.cancelOpening();
    background.finish(1);

    assertThat(workspace.dataset().get().map(Dataset::name)).contains("first");
    assertThat(workspace.requested().get()).contains(first);
  }

  @Test
  void selectingABlockKeepsTheExampleIfItIsThere() throws IOException {
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(SmallData.dataset(folder.resolve("data")));
    var split = workspace.dataset().get().orElseThrow().splits().getFirst();
    workspace.example().set(java.util.Optional.of(split.example(4)));

    workspace.select(Scope.of(split, 1));
    assertThat(workspace.example().get().map(Example::index)).contains(4);
    workspace.select(Scope.of(split, 0));
    assertThat(workspace.example().get().map(Example::index)).contains(0);
  }

  @Test
  void theNewestOfTheRecentDatasetsComesFirstAndOnlyOnce() throws IOException {
    Workspace workspace = new Workspace(new ImmediateBackground());
    Path first = SmallData.dataset(folder.resolve("first"));
    Path second = SmallData.dataset(folder.resolve("second"));
    workspace.open(first);
    workspace.open(second);
    workspace.open(first);

    assertThat(workspace.recent()).containsExactly(first, second);
  }

  @Test
  void theRecipeSaysTheRateAndTheClassNames() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Files.writeString(
        data.resolve("wavecrate.json"),
        """
        {"format": "wavecrate-recipe/1", "sampleRateHz": 8000, "labels": {"classes": ["a", "b"]}}
        """);
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(data);

    assertThat(workspace.sampleRate().get()).isEqualTo(SampleRate.of(8000));
    assertThat(workspace.recipe().get().labels().classes()).containsExactly("a", "b");
    assertThat(workspace.warning().get()).isEmpty();
  }

  private static Recipe named(Recipe recipe, String... names) {
    return recipe.withLabels(new Labels(recipe.labels().encoding(), List.of(names)));
  }

  @Test
  void namesSavedLaterKeepTheRateThatWasWritten() throws Exception {
    Path data = SmallData.dataset(folder.resolve("data"));
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(data);
    workspace.stateSampleRate(22_050);
    StringBuilder told = new StringBuilder();
    RecipeSaving.saveSampleRate(workspace, told::append);
    assertThat(told).doesNotContain("unsaved");
    workspace.editRecipe(named(workspace.recipe().get(), "a"));
    workspace.saveRecipe();

    Recipe written = RecipeJson.read(Files.readString(data.resolve("wavecrate.json")));
    assertThat(written.sampleRateHz()).hasValue(22_050);
    assertThat(written.labels().classes()).containsExactly("a");
  }

  @Test
  void aRateThatCannotBeWrittenLeavesUnsavedNamesUnsaved() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(data);
    Files.createDirectories(data.resolve("wavecrate.json/in the way"));
    StringBuilder told = new StringBuilder();
    workspace.stateSampleRate(22_050);
    RecipeSaving.saveSampleRate(workspace, told::append);
    assertThat(told.toString()).startsWith("Not written: ");
    assertThat(workspace.recipeUnsaved().get()).isFalse();

    workspace.editRecipe(named(workspace.recipe().get(), "a"));
    RecipeSaving.saveSampleRate(workspace, told::append);
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    assertThat(workspace.recipe().get().labels().classes()).containsExactly("a");
    assertThat(workspace.recipe().get().sampleRateHz()).isEmpty();
  }

  @Test
  void aBrokenRecipeIsSaidAndTheDatasetOpens() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Files.writeString(
        data.resolve("wavecrate.json"), "{\"format\": \"wavecrate-recipe/1\", \"sed\": 7}");
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(data);

    assertThat(workspace.dataset().get()).isPresent();
    assertThat(workspace.warning().get().orElseThrow()).contains("wavecrate.json").contains("sed");
    assertThat(workspace.sampleRate().get().origin()).isEqualTo(SampleRate.Origin.ASSUMED);
  }

  @Test
  void ratesAreGuessedFromTheLengthAndMarkedAsGuesses() {
    assertThat(RateGuess.of(Shape.of(16_000)).hz()).isEqualTo(16_000);
    assertThat(RateGuess.of(Shape.of(44_100, 2)).hz()).isEqualTo(44_100);
    assertThat(RateGuess.of(Shape.of(2, 22_050)).hz()).isEqualTo(22_050);
    assertThat(RateGuess.of(Shape.of(48_000 * 600)).hz()).isEqualTo(48_000);
    assertThat(RateGuess.of(Shape.of(12_345))).isEqualTo(RateGuess.DEFAULT);
    assertThat(RateGuess.of(Shape.of()).isKnown()).isTrue();
  }

  @Test
  void savingTheSampleRateNeitherWritesNorLosesWhatElseIsUnsaved() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(data);
    workspace.editRecipe(workspace.recipe().get().withSeed(7));
    workspace.stateSampleRate(22_050);
    RecipeSaving.saveSampleRate(workspace, told -> assertThat(told).startsWith("Written to"));

    String written = Files.readString(data.resolve("wavecrate.json"));
    assertThat(written).contains("\"sampleRateHz\" : 22050").contains("\"seed\" : 0");
    assertThat(workspace.recipe().get().seed()).isEqualTo(7);
    assertThat(workspace.recipe().get().sampleRateHz()).hasValue(22_050);
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    workspace.saveRecipe();
    assertThat(Files.readString(data.resolve("wavecrate.json"))).contains("\"seed\" : 7");
    assertThat(workspace.recipeUnsaved().get()).isFalse();
  }

  @Test
  void aRecipeThatAnotherProgramChangedIsToldOfBeforeItIsReplaced() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Path file = data.resolve("wavecrate.json");
    Files.writeString(file, RecipeJson.write(Recipe.DEFAULT));
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(data);
    Files.writeString(file, "{ \"format\" : \"wavecrate-recipe/1\", \"seed\" : 99 }");

    workspace.editRecipe(workspace.recipe().get().withSampleRateHz(OptionalInt.of(8000)));
    assertThatThrownBy(workspace::saveRecipe)
        .hasMessageContaining("was changed by another program");
    assertThat(file).content().contains("99");
    assertThat(workspace.recipeUnsaved().get()).isTrue();

    workspace.saveRecipe();
    assertThat(file).content().contains("8000").doesNotContain("99");
  }

  @Test
  void savingTheRecipeWritesThroughNoPlantedLink() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    Files.createSymbolicLink(data.resolve("wavecrate.json.new"), precious);
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(data);
    workspace.saveRecipe();
    assertThat(precious).hasContent("precious");
    assertThat(RecipeJson.read(Files.readString(data.resolve("wavecrate.json"))).seed()).isZero();
  }

  @Test
  void aRateStatedInTheRecipeIsNoGuessAnyMore() throws IOException {
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(SmallData.dataset(folder.resolve("guessed")));
    workspace.editRecipe(
        workspace.recipe().get().withSampleRateHz(java.util.OptionalInt.of(22_050)));
    assertThat(workspace.sampleRate().get()).isEqualTo(org.wavecrate.plot.SampleRate.of(22_050));
  }

  @Test
  void aMissingLibraryIsNamedWithItsPackage() {
    assertThat(Desktop.advised("no glassgtk3 in java.library.path")).contains("libgtk-3-0");
    assertThat(Desktop.advised("no display")).isEqualTo("no display");
  }
}
