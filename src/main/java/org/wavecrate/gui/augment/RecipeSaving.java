package org.wavecrate.gui.augment;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.TrialBatch;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;

/// Writes the recipe beside the splits. One that can't train is written only if the user says so.
final class RecipeSaving {
  private final Workspace workspace;
  private final Supplier<Recipe> recipe;
  private final Consumer<String> told;
  private final Latest trying;
  private final ReadOnlyObjectWrapper<Optional<String>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param recipe with the place of its relative paths
  /// @param told hears how it went, as a sentence
  RecipeSaving(
      Workspace workspace, Background background, Supplier<Recipe> recipe, Consumer<String> told) {
    this.workspace = workspace;
    this.recipe = recipe;
    this.told = told;
    trying = new Latest(background);
  }

  /// Tries the first batch, and saves if there is one.
  void save() {
    giveUp();
    Optional<Dataset> dataset = workspace.dataset().get();
    if (dataset.isEmpty() || workspace.recipeObstacle().isPresent()) {
      write();
      return;
    }
    Recipe tried = recipe.get();
    trying.start(
        progress -> {
          TrialBatch.require(dataset.get(), tried);
          return tried;
        },
        fine -> write(),
        reason -> question.set(Optional.of("Can't train like this. " + reason.getMessage())));
  }

  /// Saves what can't train.
  void saveAnyway() {
    giveUp();
    write();
  }

  /// Saves nothing.
  void giveUp() {
    trying.cancel();
    question.set(Optional.empty());
  }

  private void write() {
    try {
      told.accept("Written to " + workspace.saveRecipe());
    } catch (IOException e) {
      told.accept("Not written: " + e.getMessage());
    }
  }

  /// Why the recipe that is to be saved can't train; empty if nothing is asked.
  ReadOnlyObjectProperty<Optional<String>> question() {
    return question.getReadOnlyProperty();
  }
}
