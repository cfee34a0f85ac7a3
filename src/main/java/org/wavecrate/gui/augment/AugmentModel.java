package org.wavecrate.gui.augment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.RecipeSaving;
import org.wavecrate.gui.Workspace;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.TransformKind;

/// The recipe as it is edited; without a screen.
final class AugmentModel {
  private final Workspace workspace;
  private final TrainingView training;
  private final RecipeSaving saving;
  private final SettingsModel settings;
  private final History<RecipeDraft> history = new History<>();
  private final Latest opening;
  private final ReadOnlyObjectWrapper<RecipeDraft> draft =
      new ReadOnlyObjectWrapper<>(RecipeDraft.of(Recipe.DEFAULT));
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper takenBack = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

  AugmentModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    opening = new Latest(background);
    training = new TrainingView(workspace, background);
    settings = new SettingsModel(this, background);
    saving =
        new RecipeSaving(
            workspace,
            background,
            file -> told.set("Written to " + file),
            reason -> told.set("Not written: " + reason));
    workspace.dataset().subscribe(this::begin);
    workspace.recipe().subscribe(this::follow);
  }

  /// Says how something went.
  void tell(String sentence) {
    told.set(sentence);
  }

  private void begin(Optional<Dataset> dataset) {
    history.clear();
    training.begin();
    saving.giveUp();
    told.set("");
    show(RecipeDraft.of(workspace.recipe().get()));
  }

  /// Takes over what another screen changed.
  private void follow(Recipe recipe) {
    if (!recipe.equals(draft.get().recipe())) {
      boolean same = recipe.transforms().equals(draft.get().recipe().transforms());
      history.note(draft.get(), "");
      show(same ? draft.get().withBase(recipe) : RecipeDraft.of(recipe));
    }
    training.make();
  }

  private void show(RecipeDraft now) {
    draft.set(now);
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
    if (!workspace.recipe().get().equals(now.recipe())) {
      workspace.editRecipe(now.recipe());
    }
  }

  /// Changes the recipe; changes of one gesture are undone together.
  void change(String gesture, UnaryOperator<RecipeDraft> how) {
    RecipeDraft now = how.apply(draft.get());
    if (!now.equals(draft.get())) {
      history.note(draft.get(), gesture);
      told.set("");
      saving.giveUp();
      show(now);
    }
  }

  // What the user does

  /// Adds a step of `kind` to the pipeline, or within step `parent`. There the parent draws, and a
  /// second probability would only surprise.
  void add(TransformKind kind, Optional<Long> parent) {
    Step step = Step.of(kind);
    Step added = parent.isPresent() ? step.with(Parameter.PROBABILITY.name(), 1.0) : step;
    change("", now -> withRate(now).add(parent, added));
  }

  /// Applies a fix that was offered; can be undone.
  void accept(RecipeFix fix) {
    change("", now -> now.withBase(fix.recipe().withPlace(now.base().place())));
  }

  void remove(long id) {
    change("", now -> now.remove(id));
  }

  /// Moves a step to `index` among its neighbours.
  void move(long id, int index) {
    change("", now -> now.move(id, index));
  }

  /// Moves a step earlier (negative) or later.
  void shift(long id, int by) {
    move(id, Math.max(0, draft.get().index(id) + by));
  }

  void switchOn(long id, boolean on) {
    change("", now -> now.change(id, step -> step.withOn(on)));
  }

  /// Sets a parameter of a step.
  ///
  /// @param value null for not said
  /// @return why it can't be that, with what is allowed; nothing is changed then
  Optional<String> set(long id, String parameter, @Nullable Object value) {
    return set(
        id,
        parameter,
        step -> value == null ? step.without(parameter) : step.with(parameter, value),
        Set.of(parameter));
  }

  /// Sets both ends of a range at once.
  Optional<String> setRange(long id, String low, Object least, String high, Object most) {
    return set(id, low, step -> step.with(low, least).with(high, most), Set.of(low, high));
  }

  private Optional<String> set(
      long id, String gesture, UnaryOperator<Step> how, Set<String> parameters) {
    Optional<Step> step = draft.get().find(id);
    Optional<String> refusal = step.flatMap(s -> s.refusal(how.apply(s), parameters));
    if (refusal.isEmpty()) {
      change(id + " " + gesture, now -> now.change(id, how));
    }
    return refusal;
  }

  /// The end of a drag: what follows is a change of its own.
  void seal() {
    history.seal();
  }

  /// Puts a preset in place of the pipeline.
  void apply(Preset preset) {
    change("", now -> withRate(now.withSteps(steps(preset))));
  }

  private List<Step> steps(Preset preset) {
    boolean features = !training.hasWaveforms() || draft.get().base().features().isPresent();
    return preset.steps(training.hasWaveforms(), features);
  }

  /// Whether anything of a preset can be done to these examples.
  boolean fits(Preset preset) {
    return !steps(preset).isEmpty();
  }

  /// The sample rate of what is previewed: `prepare` may change that of the window.
  double rateHz() {
    double stored = workspace.sampleRate().get().hz();
    OptionalInt served = draft.get().base().prepare().rateHz(OptionalInt.empty());
    return served.isPresent() ? served.getAsInt() : stored;
  }

  /// With the sample rate that someone has stated: most transforms need to know it. A guess is
  /// offered, and never written into a recipe by itself.
  RecipeDraft withRate(RecipeDraft now) {
    boolean guessed = workspace.sampleRate().get().origin() != SampleRate.Origin.STATED;
    return guessed || now.base().sampleRateHz().isPresent()
        ? now
        : now.withBase(
            now.base()
                .withSampleRateHz(
                    OptionalInt.of((int) Math.round(workspace.sampleRate().get().hz()))));
  }

  void undo() {
    history.undo(draft.get()).ifPresent(this::goTo);
  }

  void redo() {
    history.redo(draft.get()).ifPresent(this::goTo);
  }

  private void goTo(RecipeDraft other) {
    saving.giveUp();
    show(other);
    takenBack.set(takenBack.get() + 1);
  }

  /// Goes back to what is saved; can be undone.
  void revert() {
    change("", now -> RecipeDraft.of(workspace.savedRecipe().get()));
    told.set("Back to the saved recipe");
    takenBack.set(takenBack.get() + 1);
  }

  /// Saves the recipe, if it can train: see [RecipeSaving].
  void save() {
    history.seal();
    saving.save();
  }

  /// Opens another recipe in place of this one; can be undone.
  void open(Path file) {
    opening.start(
        progress -> RecipeFiles.read(file),
        recipe -> {
          change("", now -> RecipeDraft.of(recipe));
          told.set("Opened " + file.getFileName() + "; not saved");
        },
        reason -> told.set(file.getFileName() + ": " + reason.getMessage()));
  }

  String json() {
    return RecipeJson.write(draft.get().recipe());
  }

  /// In what the recipe differs from the saved one.
  List<String> differences() {
    return Differences.of(draft.get().recipe(), workspace.savedRecipe().get());
  }

  // What there is to see

  /// The example as training gets it.
  TrainingView training() {
    return training;
  }

  /// The recipe outside the pipeline.
  SettingsModel settings() {
    return settings;
  }

  RecipeSaving saving() {
    return saving;
  }

  /// Grows whenever changes are taken back or done again: what was typed and refused goes, too.
  ReadOnlyIntegerProperty takenBack() {
    return takenBack.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<RecipeDraft> draft() {
    return draft.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /// How saving or opening went, as a sentence.
  ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }

  Workspace workspace() {
    return workspace;
  }
}
