package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.TrialBatch;
import org.wavecrate.plot.SampleRate;

/// Writes the recipe beside the splits. One that can't be trained is written only if the user
/// confirms it.
public final class RecipeSaving {
  private final Workspace workspace;
  private final Consumer<Path> saved;
  private final Consumer<String> failed;
  private final Latest trying;
  private final ReadOnlyObjectWrapper<Optional<String>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param saved hears where the recipe is now
  /// @param failed hears why it could not be written
  public RecipeSaving(
      Workspace workspace, Background background, Consumer<Path> saved, Consumer<String> failed) {
    this.workspace = workspace;
    this.saved = saved;
    this.failed = failed;
    trying = new Latest(background);
  }

  /// The recipe as it is edited, with the place from which its relative paths begin.
  public static Recipe placed(Workspace workspace) {
    Recipe recipe = workspace.recipe().get();
    Optional<Path> file = workspace.dataset().get().flatMap(Dataset::recipeFile);
    return recipe.place().isPresent() || file.isEmpty()
        ? recipe
        : recipe.withPlace(Optional.of(file.get().toAbsolutePath().resolveSibling("")));
  }

  /// Writes the sample rate, and nothing else that is unsaved, into the recipe beside the splits,
  /// which is made if there is none.
  ///
  /// @param told hears how it went, as a sentence
  public static void saveSampleRate(Workspace workspace, Consumer<String> told) {
    if (workspace.dataset().get().flatMap(Dataset::recipeFile).isEmpty()) {
      told.accept("A zip is never changed; the rate is remembered on this computer.");
      return;
    }
    SampleRate rate = workspace.sampleRate().get();
    OptionalInt hz = OptionalInt.of((int) Math.round(rate.hz()));
    Recipe unsaved = workspace.recipe().get();
    try {
      workspace.editRecipe(workspace.savedRecipe().get().withSampleRateHz(hz));
      told.accept("Written to " + workspace.saveRecipe());
      workspace.editRecipe(unsaved.withSampleRateHz(hz));
    } catch (IOException e) {
      workspace.editRecipe(unsaved);
      workspace.sampleRate().set(rate);
      told.accept("Not written: " + e.getMessage());
    }
  }

  /// Tries the first batch, and saves if there is one.
  public void save() {
    giveUp();
    Optional<Dataset> dataset = workspace.dataset().get();
    if (dataset.isEmpty() || workspace.recipeObstacle().isPresent()) {
      write();
      return;
    }
    Recipe tried = placed(workspace);
    trying.start(
        progress -> {
          TrialBatch.require(dataset.get(), tried);
          return tried;
        },
        fine -> write(),
        reason -> question.set(Optional.of("Can't train like this. " + reason.getMessage())));
  }

  /// Saves what can't train.
  public void saveAnyway() {
    giveUp();
    write();
  }

  /// Saves nothing.
  public void giveUp() {
    trying.cancel();
    question.set(Optional.empty());
  }

  private void write() {
    try {
      saved.accept(workspace.saveRecipe());
    } catch (IOException e) {
      failed.accept(String.valueOf(e.getMessage()));
    }
  }

  /// Why the recipe that is to be saved can't train; empty if nothing is asked.
  public ReadOnlyObjectProperty<Optional<String>> question() {
    return question.getReadOnlyProperty();
  }
}
