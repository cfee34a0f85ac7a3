package org.wavecrate.gui.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;

class AugmentModelTest {
  @TempDir private Path folder;

  private Workspace workspace;
  private AugmentModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = new Workspace(new ImmediateBackground());
    workspace.screen().set("augment");
    model = new AugmentModel(workspace, new ImmediateBackground());
    workspace.open(SmallData.dataset(folder.resolve("data")));
  }

  private static TransformKind kind(String name) {
    return Transforms.kind(name).orElseThrow();
  }

  private List<String> kinds() {
    return workspace.recipe().get().transforms().stream().map(t -> t.kind().name()).toList();
  }

  private long add(String name) {
    model.add(kind(name), Optional.empty());
    return model.draft().get().steps().getLast().id();
  }

  @Test
  void whatIsAddedMovedAndRemovedIsSeenByAllScreens() {
    long gain = add("gain");
    long reverse = add("reverse");
    assertThat(kinds()).containsExactly("gain", "reverse");
    model.shift(reverse, -1);
    assertThat(kinds()).containsExactly("reverse", "gain");
    model.shift(reverse, -1);
    assertThat(kinds()).containsExactly("reverse", "gain");
    model.remove(gain);
    assertThat(kinds()).containsExactly("reverse");
    assertThat(workspace.recipe().get().sampleRateHz()).isPresent();
  }

  @Test
  void undoAndRedoWalkThroughAllStates() {
    add("gain");
    add("reverse");
    model.undo();
    assertThat(kinds()).containsExactly("gain");
    model.undo();
    assertThat(kinds()).isEmpty();
    assertThat(model.canUndo().get()).isFalse();
    model.redo();
    model.redo();
    assertThat(kinds()).containsExactly("gain", "reverse");
    assertThat(model.canRedo().get()).isFalse();
  }

  @Test
  void aDragIsOneChange() {
    long gain = add("gain");
    for (double db = -11; db < 0; db++) {
      assertThat(model.setRange(gain, "minGainDb", db, "maxGainDb", 12.0)).isEmpty();
    }
    model.seal();
    model.setRange(gain, "minGainDb", -3.0, "maxGainDb", 12.0);
    model.undo();
    assertThat(model.draft().get().find(gain).orElseThrow().values())
        .containsEntry("minGainDb", -1.0);
    model.undo();
    assertThat(model.draft().get().find(gain).orElseThrow().values())
        .containsEntry("minGainDb", -12.0);
  }

  @Test
  void whatIsNotAllowedChangesNothingAndSaysWhatIs() {
    long gain = add("gain");
    assertThat(model.set(gain, "minGainDb", 100.0).orElseThrow()).contains("-120 to 60 dB");
    assertThat(model.set(gain, "minGainDb", 20.0).orElseThrow()).contains("maxGainDb 12");
    assertThat(model.set(gain, "probability", 2.0).orElseThrow()).contains("0 to 1");
    assertThat(model.set("features.hop", 0).orElseThrow()).contains("features");
    assertThat(model.set("batchSize", 0).orElseThrow()).contains("batchSize");
    assertThat(model.draft().get().find(gain).orElseThrow().values())
        .containsEntry("minGainDb", -12.0);
  }

  @Test
  void offKeepsItsPlaceWithProbability0AndItsProbabilityForLater() {
    long gain = add("gain");
    model.set(gain, "probability", 0.9);
    model.switchOn(gain, false);
    assertThat(workspace.recipe().get().transforms().getFirst().probability()).isZero();
    long noise = add("backgroundNoise");
    model.set(noise, "folder", "nowhere");
    assertThat(model.problem().get()).isPresent();
    model.switchOn(noise, false);
    assertThat(model.problem().get()).as("off, it needs nothing").isEmpty();
    model.switchOn(gain, true);
    assertThat(workspace.recipe().get().transforms().getFirst().probability()).isEqualTo(0.9);
  }

  @Test
  void whatLacksSomethingIsNoPartOfTheRecipeUntilItIsThere() {
    long oneOf = add("oneOf");
    long noise = add("backgroundNoise");
    assertThat(kinds()).isEmpty();
    assertThat(model.draft().get().find(noise).orElseThrow().problem().orElseThrow())
        .contains("folder");
    model.add(kind("gain"), Optional.of(oneOf));
    assertThat(kinds()).containsExactly("oneOf");
    assertThat(model.set(noise, "folder", "rooms")).isEmpty();
    assertThat(kinds()).containsExactly("oneOf", "backgroundNoise");
    assertThat(model.problem().get().orElseThrow()).contains("rooms");
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyPresetCanBeServedAndSurvivesJson(Preset preset) throws IOException {
    model.set("features.kind", "mel");
    model.apply(preset);
    assertThat(model.problem().get()).isEmpty();
    assertThat(model.draft().get().steps()).hasSizeGreaterThan(3);
    assertThat(RecipeJson.read(model.json(), folder.resolve("data")))
        .isEqualTo(workspace.recipe().get().withPlace(Optional.of(folder.resolve("data"))));
    assertThat(model.epochs().get()).hasSize(AugmentModel.EPOCHS);
    assertThat(model.survey().get().draws()).isPositive();
  }

  @Test
  void savingWritesTheFileAndLeavesNoDifference() throws IOException {
    model.apply(Preset.GENTLE);
    assertThat(model.differences()).isNotEmpty();
    assertThat(folder.resolve("data/wavecrate.json")).doesNotExist();
    model.save();
    assertThat(model.differences()).isEmpty();
    assertThat(Files.readString(folder.resolve("data/wavecrate.json"))).isEqualTo(model.json());
    add("reverse");
    assertThat(model.differences()).singleElement().asString().contains("reverse");
    model.revert();
    assertThat(model.differences()).isEmpty();
    model.undo();
    assertThat(kinds()).contains("reverse");
  }

  @Test
  void anotherRecipeOpensInItsPlaceOrSaysWhatIsWrong() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(
        other, "{\"format\": \"wavecrate-recipe/1\", \"transforms\": [{\"kind\": \"reverse\"}]}");
    model.open(other);
    assertThat(kinds()).containsExactly("reverse");
    Files.writeString(other, "{\"format\": \"wavecrate-recipe/1\", \"sed\": 7}");
    model.open(other);
    assertThat(model.told().get()).contains("sed");
    assertThat(kinds()).containsExactly("reverse");
  }

  @Test
  void whatAnotherScreenChangesIsTakenOver() {
    add("gain");
    workspace.editRecipe(workspace.recipe().get().withSeed(7));
    assertThat(model.draft().get().recipe().seed()).isEqualTo(7);
    add("reverse");
    assertThat(workspace.recipe().get().seed()).isEqualTo(7);
  }

  @Test
  void otherSplitsThanTrainingAreUntouched() {
    long reverse = add("reverse");
    model.set(reverse, "probability", 1.0);
    assertThat(model.heard().get().orElseThrow().applied()).hasSize(1);
    workspace.select(
        Scope.of(
            workspace.dataset().get().orElseThrow().splits().stream()
                .filter(split -> split.name() == SplitName.VALIDATION)
                .findFirst()
                .orElseThrow()));
    assertThat(model.trains()).isFalse();
    assertThat(model.heard().get().orElseThrow().applied()).isEmpty();
    assertThat(model.survey().get()).isEqualTo(Survey.NONE);
  }

  @Test
  void aTransformOfWaveformsIsRefusedForFeaturesWithASentence() throws IOException {
    Path mels = Files.createDirectories(folder.resolve("mels"));
    SmallData.floats(
        mels.resolve("id-1.npy"), org.wavecrate.npy.Shape.of(98, 64), new float[98 * 64]);
    workspace.open(mels);
    add("gain");
    assertThat(model.problem().get().orElseThrow()).contains("gain works on waveforms");
    assertThat(model.heard().get()).as("the original is there all the same").isPresent();
    model.apply(Preset.MUSIC);
    assertThat(model.problem().get()).isEmpty();
    assertThat(kinds()).containsExactly("spectrogramTimeMask", "frequencyMask");
  }

  @Test
  void everyEditIsUnsavedUntilItIsSavedOrTakenBack() {
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    long gain = add("gain");
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    model.undo();
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    model.redo();
    model.save();
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    model.set(gain, "minGainDb", -3.0);
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    model.revert();
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    model.set("batchSize", 3);
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    workspace.open(folder.resolve("data"));
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    assertThat(kinds()).containsExactly("gain");
  }
}
