package org.wavecrate.gui.augment;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Workspace;
import org.wavecrate.storage.SmallFile;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.ParameterException;
import org.wavecrate.transform.TransformKind;

/// The recipe as it is edited, and what training gets by it; without a screen.
final class AugmentModel {
  /// How many epochs are shown beside one another.
  static final int EPOCHS = 6;

  /// The screen's identifier.
  static final String SCREEN = "augment";

  private static final System.Logger LOG = System.getLogger(AugmentModel.class.getName());
  private static final long MOST_RECIPE_BYTES = 1 << 20;

  private final Workspace workspace;
  private final Studio studio = new Studio();
  private final History<Draft> history = new History<>();
  private final Latest hearing;
  private final Latest looking;
  private final Latest batching;
  private final Latest surveying;
  private final Latest opening;
  private final ReadOnlyObjectWrapper<Draft> draft =
      new ReadOnlyObjectWrapper<>(Draft.of(Recipe.DEFAULT));
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper batchIndex = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper showsBatch = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Heard>> heard =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Take>> epochs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Batch>> batch =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Survey> survey = new ReadOnlyObjectWrapper<>(Survey.NONE);
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

  /// What was made last, so that coming back to the screen makes nothing again.
  private record Subject(
      Recipe recipe, Optional<Example> example, int epoch, boolean batch, int batchIndex) {}

  private volatile Optional<Subject> made = Optional.empty();

  private record SurveyOf(Recipe recipe, Split split, double fullScale) {}

  private Optional<SurveyOf> surveyed = Optional.empty();

  AugmentModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    hearing = new Latest(background);
    looking = new Latest(background);
    batching = new Latest(background);
    surveying = new Latest(background);
    opening = new Latest(background);
    workspace.dataset().subscribe(this::begin);
    workspace.recipe().subscribe(this::follow);
    workspace.example().subscribe(now -> make());
    workspace.screen().subscribe(now -> make());
  }

  private void begin(Optional<Dataset> dataset) {
    history.clear();
    epoch.set(0);
    batchIndex.set(0);
    told.set("");
    show(Draft.of(workspace.recipe().get()));
  }

  /// Takes over what another screen changed.
  private void follow(Recipe recipe) {
    if (!recipe.equals(draft.get().recipe())) {
      boolean same = recipe.transforms().equals(draft.get().recipe().transforms());
      history.note(draft.get(), "");
      show(same ? draft.get().withBase(recipe) : Draft.of(recipe));
    }
    make();
  }

  private void show(Draft now) {
    draft.set(now);
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
    if (!workspace.recipe().get().equals(now.recipe())) {
      workspace.editRecipe(now.recipe());
    }
  }

  private void change(String gesture, UnaryOperator<Draft> how) {
    Draft now = how.apply(draft.get());
    if (!now.equals(draft.get())) {
      history.note(draft.get(), gesture);
      told.set("");
      show(now);
    }
  }

  // What the user does

  /// Adds a step of `kind` to the pipeline, or within step `parent`.
  void add(TransformKind kind, Optional<Long> parent) {
    change("", now -> withRate(now).add(parent, Step.of(kind)));
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
    Optional<Step> step = draft.get().find(id);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    Step changed =
        value == null ? step.get().without(parameter) : step.get().with(parameter, value);
    Optional<String> wrong = changed.problem();
    if (wrong.isPresent() && wrong.get().startsWith(parameter + ":")) {
      return wrong;
    }
    if (wrong.isPresent() && step.get().problem().isEmpty()) {
      return wrong;
    }
    change(id + " " + parameter, now -> now.change(id, any -> changed));
    return Optional.empty();
  }

  /// Sets both ends of a range at once.
  Optional<String> setRange(long id, String low, Object least, String high, Object most) {
    Optional<Step> step = draft.get().find(id);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    Step changed = step.get().with(low, least).with(high, most);
    try {
      changed.kind().parameters().stream()
          .filter(p -> p.name().equals(low) || p.name().equals(high))
          .forEach(p -> requireInside(p, p.name().equals(low) ? least : most));
    } catch (ParameterException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    Optional<String> wrong = changed.problem();
    if (wrong.isPresent() && step.get().problem().isEmpty()) {
      return wrong;
    }
    change(id + " " + low, now -> now.change(id, any -> changed));
    return Optional.empty();
  }

  private static void requireInside(Parameter parameter, Object value) {
    double number = ((Number) value).doubleValue();
    if (!(number >= parameter.least() && number <= parameter.most())) {
      throw new ParameterException(parameter.name(), "allowed: " + parameter.allowed());
    }
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
    boolean features = !hasWaveforms() || draft.get().base().features().isPresent();
    return preset.steps(hasWaveforms(), features);
  }

  /// Whether anything of a preset can be done to these examples.
  boolean fits(Preset preset) {
    return !steps(preset).isEmpty();
  }

  /// Whether examples are waveforms, as far as one was heard.
  boolean hasWaveforms() {
    return heard.get().map(AugmentModel::isWaveform).orElse(true);
  }

  private static boolean isWaveform(Heard heard) {
    return heard.original() instanceof Content.Sound;
  }

  /// The sample rate of what is previewed: `prepare` may change that of the window.
  double rateHz() {
    double stored = workspace.sampleRate().get().hz();
    OptionalInt served = draft.get().base().prepare().rateHz(OptionalInt.empty());
    return served.isPresent() ? served.getAsInt() : stored;
  }

  /// With the sample rate that the window goes by: most transforms need to know it.
  private Draft withRate(Draft now) {
    return now.base().sampleRateHz().isPresent()
        ? now
        : now.withBase(
            now.base()
                .withSampleRateHz(
                    OptionalInt.of((int) Math.round(workspace.sampleRate().get().hz()))));
  }

  /// Sets a key of the recipe outside the pipeline.
  ///
  /// @param key such as `features.hop`
  /// @return why it can't be that, with what is allowed; nothing is changed then
  Optional<String> set(String key, @Nullable Object value) {
    try {
      Draft now = key.startsWith("features") ? withRate(draft.get()) : draft.get();
      Recipe changed = Settings.with(now.base(), key, value);
      change(key, any -> now.withBase(changed));
      return Optional.empty();
    } catch (RecipeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// Sets how examples are brought to one length: their present one, until something else is said.
  ///
  /// @param mode as the recipe names it; empty: they stay as they are
  Optional<String> fit(Optional<String> mode) {
    if (mode.isEmpty() || draft.get().base().fit().isPresent()) {
      return mode.isEmpty() ? set("fit", null) : set("fit.mode", mode.get());
    }
    long length =
        heard
            .get()
            .map(h -> h.original().length())
            .orElse(Math.round(workspace.sampleRate().get().hz()));
    return set("fit", Map.of("samples", length, "mode", mode.get()));
  }

  void undo() {
    history.undo(draft.get()).ifPresent(this::show);
  }

  void redo() {
    history.redo(draft.get()).ifPresent(this::show);
  }

  /// Goes back to what is saved; can be undone.
  void revert() {
    change("", now -> Draft.of(workspace.savedRecipe().get()));
    told.set("Back to the saved recipe");
  }

  void save() {
    history.seal();
    try {
      told.set("Written to " + workspace.saveRecipe());
    } catch (IOException e) {
      told.set("Not written: " + e.getMessage());
    }
  }

  /// Opens another recipe in place of this one; can be undone.
  void open(Path file) {
    opening.start(
        progress ->
            RecipeJson.read(
                SmallFile.text(file, MOST_RECIPE_BYTES), file.toAbsolutePath().resolveSibling("")),
        recipe -> {
          change("", now -> Draft.of(recipe));
          told.set("Opened " + file.getFileName() + "; not saved");
        },
        reason -> told.set(file.getFileName() + ": " + reason.getMessage()));
  }

  String json() {
    return RecipeJson.write(draft.get().recipe());
  }

  /// In what the recipe differs from the saved one.
  List<String> differences() {
    return Settings.differences(draft.get().recipe(), workspace.savedRecipe().get());
  }

  void goToEpoch(int wanted) {
    epoch.set(Math.max(0, wanted));
    make();
  }

  void goToBatch(int wanted) {
    int most = batch.get().map(b -> b.count() - 1).orElse(Integer.MAX_VALUE);
    batchIndex.set(Math.clamp(wanted, 0, Math.max(0, most)));
    make();
  }

  void showBatch(boolean now) {
    showsBatch.set(now);
    make();
  }

  /// Looks at another example of the same run.
  void walk(int by) {
    Optional<Scope> scope = workspace.scope().get();
    Optional<Example> example = workspace.example().get();
    if (scope.isPresent() && example.isPresent()) {
      int row = example.get().index() - scope.get().first() + by;
      if (row >= 0 && row < scope.get().size()) {
        workspace.example().set(Optional.of(scope.get().example(row)));
      }
    }
  }

  // What follows from it

  private Recipe toServe() {
    Recipe recipe = draft.get().recipe();
    Optional<Path> file = workspace.dataset().get().flatMap(Dataset::recipeFile);
    return recipe.place().isPresent() || file.isEmpty()
        ? recipe
        : recipe.withPlace(Optional.of(file.get().toAbsolutePath().resolveSibling("")));
  }

  private void make() {
    if (!workspace.screen().get().equals(SCREEN)) {
      return;
    }
    Subject subject =
        new Subject(
            toServe(), workspace.example().get(), epoch.get(), showsBatch.get(), batchIndex.get());
    if (made.filter(subject::equals).isPresent()) {
      return;
    }
    made = Optional.of(subject);
    looking.cancel();
    surveying.cancel();
    if (subject.example().isEmpty()) {
      hearing.cancel();
      batching.cancel();
      heard.set(Optional.empty());
      epochs.set(List.of());
      batch.set(Optional.empty());
      problem.set(Optional.empty());
      return;
    }
    Example example = subject.example().get();
    hearing.start(
        progress -> studio.hear(subject.recipe(), example, subject.epoch(), progress),
        found -> {
          problem.set(Optional.empty());
          heard.set(Optional.of(found));
          makeMore(subject, example, found);
        },
        reason -> fail(subject, example, reason));
  }

  private void makeMore(Subject subject, Example example, Heard found) {
    if (subject.batch()) {
      batching.start(
          progress ->
              studio.batch(
                  example.split(),
                  subject.recipe(),
                  subject.epoch(),
                  subject.batchIndex(),
                  progress),
          ready -> {
            batchIndex.set(ready.index());
            batch.set(Optional.of(ready));
          },
          reason -> fail(subject, example, reason));
    } else {
      looking.start(
          progress -> studio.epochs(subject.recipe(), example, subject.epoch(), EPOCHS, progress),
          epochs::set,
          reason -> fail(subject, example, reason));
    }
    survey(new SurveyOf(subject.recipe(), example.split(), found.scale().fullScale()));
  }

  private void survey(SurveyOf wanted) {
    if (surveyed.filter(wanted::equals).isPresent()) {
      return;
    }
    if (wanted.split().name() != SplitName.TRAIN) {
      survey.set(Survey.NONE);
      return;
    }
    surveying.start(
        progress -> studio.survey(wanted.split(), wanted.recipe(), wanted.fullScale(), progress),
        found -> {
          surveyed = Optional.of(wanted);
          survey.set(found);
        },
        // Some example can't be served: what training says of it is said where it is shown.
        reason -> survey.set(Survey.NONE));
  }

  /// The sound behind a tensor that is shown; blocks.
  Heard hear(Take take, Progress progress) throws IOException {
    Recipe recipe = made.map(Subject::recipe).orElse(Recipe.DEFAULT);
    return studio.hear(recipe, take.example(), take.epoch(), progress);
  }

  private void fail(Subject subject, Example example, Throwable reason) {
    if (!(reason instanceof IOException)) {
      LOG.log(Level.ERROR, example.path(), reason);
    }
    problem.set(Optional.of(String.valueOf(reason.getMessage())));
    epochs.set(List.of());
    batch.set(Optional.empty());
    survey.set(Survey.NONE);
    surveyed = Optional.empty();
    // The original can be looked at all the same.
    Recipe plain = subject.recipe().withTransforms(List.of()).withFeatures(Optional.empty());
    hearing.start(
        progress -> studio.hear(plain, example, subject.epoch(), progress),
        found -> heard.set(Optional.of(found)),
        unreadable -> heard.set(Optional.empty()));
  }

  // What there is to see

  ReadOnlyObjectProperty<Draft> draft() {
    return draft.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty epoch() {
    return epoch.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty batchIndex() {
    return batchIndex.getReadOnlyProperty();
  }

  /// Whether a batch is looked at instead of one example.
  ReadOnlyBooleanProperty showsBatch() {
    return showsBatch.getReadOnlyProperty();
  }

  /// The example before and after; the last one that could be made.
  ReadOnlyObjectProperty<Optional<Heard>> heard() {
    return heard.getReadOnlyProperty();
  }

  /// Why training could not begin like this.
  ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<Take>> epochs() {
    return epochs.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Batch>> batch() {
    return batch.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Survey> survey() {
    return survey.getReadOnlyProperty();
  }

  /// How saving or opening went, as a sentence.
  ReadOnlyStringProperty told() {
    return told.getReadOnlyProperty();
  }

  /// Whether transforms apply to what is looked at.
  boolean trains() {
    return workspace.example().get().map(e -> e.split().name() == SplitName.TRAIN).orElse(true);
  }

  Workspace workspace() {
    return workspace;
  }
}
