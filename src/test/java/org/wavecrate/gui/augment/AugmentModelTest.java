package org.wavecrate.gui.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
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
    workspace.screen().set(Screen.AUGMENT);
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
  }

  @Test
  void anotherKindOfFeaturesKeepsOnlyTheKeysThatItHas() {
    for (String kind : List.of("mfcc", "stft", "mfcc", "mel", "waveform")) {
      assertThat(model.settings().set("features.kind", kind)).isEmpty();
      String kept = RecipeEdit.tree(workspace.recipe().get()).get("features").toString();
      assertThat(kept.contains("mels")).isEqualTo(kind.startsWith("m"));
      assertThat(kept.contains("coefficients")).isEqualTo(kind.equals("mfcc"));
      assertThat(kept.contains("hop")).isEqualTo(!kind.equals("waveform"));
    }
  }

  @Test
  void aGuessedSampleRateIsOfferedAndNeverWrittenByItself() {
    add("gain");
    model.apply(Preset.MUSIC);
    model.settings().set("features.kind", "mel");
    assertThat(workspace.recipe().get().sampleRateHz()).isEmpty();
    assertThat(model.training().problem().get().orElseThrow()).contains("sampleRateHz");
    RecipeFix fix = model.training().offers().get().getFirst();
    assertThat(fix.words()).isEqualTo("Set the sample rate to 16,000 Hz, which is a guess");
    model.accept(fix);
    assertThat(workspace.recipe().get().sampleRateHz()).hasValue(16000);
    assertThat(model.training().problem().get()).isEmpty();
    assertThat(model.training().offers().get()).isEmpty();
    model.undo();
    assertThat(workspace.recipe().get().sampleRateHz()).isEmpty();
  }

  @Test
  void aStatedSampleRateGoesIntoTheRecipeWhereItIsNeeded() {
    workspace.stateSampleRate(8000);
    add("gain");
    assertThat(workspace.recipe().get().sampleRateHz()).hasValue(8000);
  }

  @Test
  void mixupOfClassNumbersIsMendedByOneHotLabelsWithTheNumbersAsNames() {
    long mixup = add("mixup");
    model.set(mixup, "probability", 1.0);
    assertThat(model.training().problem().get().orElseThrow())
        .contains("Use one-hot labels (4 classes)");
    RecipeFix fix = model.training().offers().get().getFirst();
    assertThat(fix.words()).isEqualTo("Use one-hot labels (4 classes)");
    model.accept(fix);
    assertThat(model.training().problem().get()).isEmpty();
    assertThat(workspace.recipe().get().labels().encoding()).isEqualTo(Labels.Encoding.ONE_HOT);
    assertThat(workspace.recipe().get().labels().classes()).containsExactly("0", "1", "2", "3");
    model.training().goToEpoch(3);
    assertThat(model.training().heard().get().orElseThrow().take().label())
        .matches("[01]\\.\\d+ class [1-3] \\+ [01]\\.\\d+ class [1-3]");
    model.settings().encode(Labels.Encoding.AS_IS);
    assertThat(workspace.recipe().get().labels()).isEqualTo(Labels.AS_IS);
    model.settings().encode(Labels.Encoding.ONE_HOT);
    assertThat(model.training().problem().get()).isEmpty();
  }

  @Test
  void whatCannotTrainIsSavedOnlyAfterAQuestion() {
    Path file = folder.resolve("data/wavecrate.json");
    add("mixup");
    model.save();
    assertThat(model.saving().question().get().orElseThrow())
        .startsWith("Can't train like this. transforms[0].kind: mixup mixes labels too");
    assertThat(file).doesNotExist();
    model.saving().giveUp();
    assertThat(model.saving().question().get()).isEmpty();
    assertThat(file).doesNotExist();
    model.save();
    model.saving().saveAnyway();
    assertThat(file).exists();
    model.accept(model.training().offers().get().getFirst());
    model.save();
    assertThat(model.saving().question().get()).isEmpty();
    assertThat(model.differences()).isEmpty();
  }

  @Test
  void theRecipeIsTriedOnTheTrainingSplitWhateverIsLookedAt() {
    workspace.select(
        Scope.of(
            workspace.dataset().get().orElseThrow().split(SplitName.VALIDATION).orElseThrow()));
    add("mixup");
    assertThat(model.training().problem().get()).isEmpty();
    model.save();
    assertThat(model.saving().question().get()).isPresent();
  }

  @Test
  void transformsWithinOthersBeginWithProbability1AndTellTheirShareOfDraws() {
    long oneOf = add("oneOf");
    for (String name : List.of("gain", "reverse", "polarityInversion", "gaussianNoise")) {
      model.add(kind(name), Optional.of(oneOf));
    }
    RecipeDraft draft = model.draft().get();
    Step inner = draft.steps().getFirst().nested().get(1);
    assertThat(inner.probability()).isEqualTo(1);
    assertThat(draft.share(oneOf)).isEqualTo(0.5);
    assertThat(draft.share(inner.id())).isEqualTo(0.125);
    long someOf = add("someOf");
    for (String name : List.of("gain", "reverse", "polarityInversion", "gaussianNoise")) {
      model.add(kind(name), Optional.of(someOf));
    }
    model.set(someOf, "maxCount", 3);
    long third = model.draft().get().steps().getLast().nested().get(2).id();
    assertThat(model.draft().get().share(third)).isEqualTo(0.5 * 2 / 4);
    model.switchOn(third, false);
    assertThat(model.draft().get().share(third)).isZero();
  }

  @Test
  void differencesAreCountedAsPeopleCountThem() {
    workspace.stateSampleRate(16000);
    model.apply(Preset.MUSIC);
    model.save();
    model.move(model.draft().get().steps().getFirst().id(), 4);
    assertThat(model.differences()).containsExactly("transforms: gain moved from place 1 to 5");
    model.undo();
    model.remove(model.draft().get().steps().getFirst().id());
    assertThat(model.differences()).containsExactly("transforms: gain removed");
    add("gain");
    assertThat(model.differences()).hasSize(1);
    model.revert();
    model.setRange(
        model.draft().get().steps().getFirst().id(), "minGainDb", -3.0, "maxGainDb", 12.0);
    assertThat(model.differences()).containsExactly("transforms[0].minGainDb: -12.0 → -3.0");
  }

  @Test
  void aNameThatIsTypedComesBeforeDescriptionsThatSpeakOfIt() {
    List<String> found =
        Transforms.ALL.stream()
            .filter(kind -> Catalogue.matches(kind, "pitch"))
            .sorted(Comparator.comparingInt(kind -> Catalogue.rank(kind, "pitch")))
            .map(TransformKind::name)
            .toList();
    assertThat(found).hasSizeGreaterThan(1).first().isEqualTo("pitchShift");
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
    assertThat(model.settings().set("features.hop", 0).orElseThrow()).contains("features");
    assertThat(model.settings().set("batchSize", 0).orElseThrow()).contains("batchSize");
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
    assertThat(model.training().problem().get()).isPresent();
    model.switchOn(noise, false);
    assertThat(model.training().problem().get()).as("off, it needs nothing").isEmpty();
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
    assertThat(model.training().problem().get().orElseThrow()).contains("rooms");
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyPresetCanBeServedAndSurvivesJson(Preset preset) throws IOException {
    workspace.stateSampleRate(16000);
    model.settings().set("features.kind", "mel");
    model.apply(preset);
    assertThat(model.training().problem().get()).isEmpty();
    assertThat(model.draft().get().steps()).hasSizeGreaterThan(3);
    assertThat(RecipeJson.read(model.json(), folder.resolve("data")))
        .isEqualTo(workspace.recipe().get().withPlace(Optional.of(folder.resolve("data"))));
    assertThat(model.training().epochs().get()).hasSize(TrainingView.EPOCHS);
    assertThat(model.training().survey().get().draws()).isPositive();
  }

  @Test
  void savingWritesTheFileAndLeavesNoDifference() throws IOException {
    workspace.stateSampleRate(16000);
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
    assertThat(model.training().heard().get().orElseThrow().applied()).hasSize(1);
    workspace.select(
        Scope.of(
            workspace.dataset().get().orElseThrow().splits().stream()
                .filter(split -> split.name() == SplitName.VALIDATION)
                .findFirst()
                .orElseThrow()));
    assertThat(model.training().trains()).isFalse();
    assertThat(model.training().heard().get().orElseThrow().applied()).isEmpty();
    assertThat(model.training().survey().get()).isEqualTo(Survey.NONE);
  }

  @Test
  void aTransformOfWaveformsIsRefusedForFeaturesWithASentence() throws IOException {
    Path mels = Files.createDirectories(folder.resolve("mels"));
    SmallData.floats(
        mels.resolve("id-1.npy"), org.wavecrate.npy.Shape.of(98, 64), new float[98 * 64]);
    workspace.open(mels);
    add("gain");
    assertThat(model.training().problem().get().orElseThrow()).contains("gain works on waveforms");
    assertThat(model.training().heard().get()).as("the original is there all the same").isPresent();
    model.apply(Preset.MUSIC);
    assertThat(model.training().problem().get()).isEmpty();
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
    model.settings().set("batchSize", 3);
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    workspace.open(folder.resolve("data"));
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    assertThat(kinds()).containsExactly("gain");
  }
}
