package org.wavecrate.gui;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Suggestion;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.storage.Publication;

/// State shared by all screens: the open dataset, the selection, and the user's choices. Screens
/// know this and not each other.
public final class Workspace extends WindowChoices {
  private static final System.Logger LOG = System.getLogger(Workspace.class.getName());

  private final Latest opening;
  private final ReadOnlyObjectWrapper<Optional<Path>> requested =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Dataset>> dataset =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Long> openMillis = new ReadOnlyObjectWrapper<>(0L);
  private final ObjectProperty<Optional<Scope>> scope =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Example>> example =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<SampleRate> sampleRate =
      new SimpleObjectProperty<>(RateGuess.DEFAULT);
  private final OpenRecipe recipe = new OpenRecipe();
  private final ReadOnlyObjectWrapper<List<Suggestion>> suggestions =
      new ReadOnlyObjectWrapper<>(List.of());

  public Workspace(Background background) {
    super();
    opening = new Latest(background);
  }

  /// Opens the dataset at `path` in place of the one that is open, which stays until this one is
  /// there.
  public void open(Path path) {
    requested.set(Optional.of(path));
    problem.set(Optional.empty());
    opening.start(progress -> OpenedDataset.read(path, progress), this::show, this::fail);
  }

  /// Reads the files of the open dataset in another way, as the recipe will say from now on.
  public void rearrange(Arrangement arrangement) {
    Dataset open = dataset.get().orElseThrow();
    Recipe edited = recipe.current().get();
    opening.start(
        progress -> OpenedDataset.Rearranged.of(open, edited, arrangement, progress),
        this::show,
        this::fail);
  }

  private void show(OpenedDataset.Rearranged found) {
    problem.set(Optional.empty());
    example.set(Optional.empty());
    scope.set(Optional.empty());
    suggestions.set(found.suggestions());
    editRecipe(found.recipe());
    show(found.dataset());
  }

  private void show(Dataset opened) {
    dataset.set(Optional.of(opened));
    opened.splits().stream()
        .filter(split -> split.size() > 0)
        .findFirst()
        .ifPresent(split -> select(Scope.of(split)));
  }

  /// Where labels and splits of the open dataset could be.
  public ReadOnlyObjectProperty<List<Suggestion>> suggestions() {
    return suggestions.getReadOnlyProperty();
  }

  /// Reads the open dataset again, as its files may have changed; what is selected, and a recipe
  /// that is not saved, stay.
  public void reload() {
    Optional<Path> path = dataset.get().map(Dataset::path);
    if (!recipe.current().get().arrangement().equals(recipe.saved().get().arrangement())) {
      notice().set("Not reloaded: save the recipe first.");
      return;
    }
    if (path.isPresent() && !opening.running().get()) {
      opening.start(
          progress -> OpenedDataset.read(path.get(), progress),
          this::showAgain,
          reason -> notice().set("Not read again: " + reason.getMessage()));
    }
  }

  private void showAgain(OpenedDataset opened) {
    Optional<String> looked = example.get().map(Example::path);
    Optional<Scope> chosen = scope.get();
    SoundChoice picture = look().get();
    Optional<OpenRecipe.Edits> edits = recipe.edits();
    show(opened);
    look().set(picture);
    edits.ifPresent(
        kept -> {
          recipe.restore(kept);
          editRecipe(kept.edited());
        });
    chosen.flatMap(before -> before.in(opened.dataset())).ifPresent(this::select);
    looked
        .flatMap(opened.dataset()::find)
        .filter(found -> scope.get().filter(now -> now.contains(found)).isPresent())
        .ifPresent(found -> example.set(Optional.of(found)));
  }

  /// Gives up opening; what was open stays open.
  public void cancelOpening() {
    opening.cancel();
    requested.set(dataset.get().map(Dataset::path));
  }

  private void show(OpenedDataset opened) {
    problem.set(Optional.empty());
    example.set(Optional.empty());
    scope.set(Optional.empty());
    // A range that other features had says nothing of these.
    look().set(look().get().withFeatureRange(Optional.empty()));
    openMillis.set(opened.millis());
    sampleRate.set(opened.rate(statedRates()));
    recipe.show(opened);
    notice().set(Publication.interrupted(opened.dataset().path()).map(Workspace::told).orElse(""));
    suggestions.set(opened.suggestions());
    remember(opened.dataset().path().toAbsolutePath().normalize());
    show(opened.dataset());
  }

  private static String told(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
  }

  /// Takes the user's word for the sample rate of the open dataset, and remembers it.
  public void stateSampleRate(int hz) {
    dataset
        .get()
        .ifPresent(
            open -> {
              statedRates().put(open.path().toAbsolutePath().normalize(), hz);
              sampleRate.set(SampleRate.of(hz));
            });
  }

  private void fail(Throwable reason) {
    if (!(reason instanceof IOException)) {
      LOG.log(Level.ERROR, "opening " + requested.get(), reason);
    }
    String message = reason.getMessage();
    problem.set(Optional.of(message == null ? reason.toString() : message));
    example.set(Optional.empty());
    scope.set(Optional.empty());
    recipe.clear();
    dataset.set(Optional.empty());
  }

  /// Looks at `chosen`; its first example is selected unless the selected one is among them.
  public void select(Scope chosen) {
    Optional<Example> kept = example.get().filter(chosen::contains);
    scope.set(Optional.of(chosen));
    example.set(kept.or(() -> chosen.size() > 0 ? Optional.of(chosen.example(0)) : kept));
  }

  /// The path last asked for, whether or not it could be opened.
  public ReadOnlyObjectProperty<Optional<Path>> requested() {
    return requested.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Dataset>> dataset() {
    return dataset.getReadOnlyProperty();
  }

  /// Why what was asked for is not open, as a sentence.
  public ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  /// The recipe as it lies beside the splits, or the default where there is none.
  public ReadOnlyObjectProperty<Recipe> savedRecipe() {
    return recipe.saved();
  }

  /// The recipe of the open dataset with all unsaved changes.
  public ReadOnlyObjectProperty<Recipe> recipe() {
    return recipe.current();
  }

  /// Changes what training will do; in memory, until [#saveRecipe].
  public void editRecipe(Recipe changed) {
    OptionalInt rate = changed.sampleRateHz();
    if (rate.isPresent() && !rate.equals(recipe.current().get().sampleRateHz())) {
      // Stated now, whatever was guessed.
      sampleRate.set(SampleRate.of(rate.getAsInt()));
    }
    recipe.edit(changed);
  }

  /// Whether the recipe was changed since it was read or saved.
  public ReadOnlyBooleanProperty recipeUnsaved() {
    return recipe.unsaved();
  }

  /// Why the recipe can't be saved where it belongs, in a sentence; empty if it can.
  public Optional<String> recipeObstacle() {
    return recipe.obstacle(dataset.get());
  }

  /// Writes the recipe beside the splits; blocks shortly.
  ///
  /// @return where it is now
  /// @throws IOException if that can't be, in a sentence
  public Path saveRecipe() throws IOException {
    return recipe.save(dataset.get());
  }

  /// The error in the recipe of the open dataset, as a sentence; the default recipe is in its
  /// place.
  public ReadOnlyObjectProperty<Optional<String>> warning() {
    return recipe.warning();
  }

  public ReadOnlyBooleanProperty opening() {
    return opening.running();
  }

  /// How far opening has come, from 0 to 1; negative while that is not known.
  public ReadOnlyDoubleProperty openingProgress() {
    return opening.progress();
  }

  /// How long the open dataset took to open.
  public ReadOnlyObjectProperty<Long> openMillis() {
    return openMillis.getReadOnlyProperty();
  }

  /// The run of examples that one walks through.
  public ObjectProperty<Optional<Scope>> scope() {
    return scope;
  }

  /// The example that one looks at.
  public ObjectProperty<Optional<Example>> example() {
    return example;
  }

  public ObjectProperty<SampleRate> sampleRate() {
    return sampleRate;
  }
}
