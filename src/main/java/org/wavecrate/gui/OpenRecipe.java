package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.storage.SeenFile;

/// The recipe of the open dataset, as it lies beside the splits and with what is not saved yet.
final class OpenRecipe {
  /// Changes that are not saved.
  ///
  /// @param saved what they change
  /// @param file what they were made from
  record Edits(Recipe saved, Recipe edited, Optional<SeenFile> file) {}

  private final ReadOnlyObjectWrapper<Recipe> current = new ReadOnlyObjectWrapper<>(Recipe.DEFAULT);
  private final ReadOnlyObjectWrapper<Recipe> saved = new ReadOnlyObjectWrapper<>(Recipe.DEFAULT);
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<String>> warning =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<SeenFile> file = Optional.empty();

  /// Takes the recipe of a dataset that was opened.
  void show(OpenedDataset opened) {
    show(opened.recipe(), opened.warning(), opened.recipeFile());
  }

  /// Forgets it, as there is no dataset.
  void clear() {
    show(Recipe.DEFAULT, Optional.empty(), Optional.empty());
  }

  private void show(Recipe recipe, Optional<String> reason, Optional<SeenFile> seen) {
    saved.set(recipe);
    current.set(recipe);
    unsaved.set(false);
    warning.set(reason);
    file = seen;
  }

  void edit(Recipe changed) {
    current.set(changed);
    unsaved.set(!changed.equals(saved.get()));
  }

  /// The unsaved changes; empty if all is saved.
  Optional<Edits> edits() {
    return unsaved.get()
        ? Optional.of(new Edits(saved.get(), current.get(), file))
        : Optional.empty();
  }

  /// Goes back to before `edits`, whatever lies beside the splits by now.
  void restore(Edits edits) {
    saved.set(edits.saved());
    file = edits.file();
  }

  /// Why it can't be saved where it belongs, in a sentence; empty if it can.
  Optional<String> obstacle(Optional<Dataset> dataset) {
    if (dataset.flatMap(Dataset::recipeFile).isEmpty()) {
      return Optional.of(
          "A zip is never changed: unpack it and open the folder, and wavecrate.json can be"
              + " saved.");
    }
    return warning.get().map(reason -> "Repair or move wavecrate.json first. " + reason);
  }

  /// Writes it beside the splits of `dataset`; blocks shortly.
  ///
  /// @return where it is now
  /// @throws IOException if that can't be, in a sentence
  Path save(Optional<Dataset> dataset) throws IOException {
    Optional<String> obstacle = obstacle(dataset);
    if (obstacle.isPresent()) {
      throw new IOException(obstacle.get());
    }
    Path place = dataset.flatMap(Dataset::recipeFile).orElseThrow();
    file.orElseThrow().write(RecipeJson.write(current.get()));
    saved.set(current.get());
    unsaved.set(false);
    return place;
  }

  ReadOnlyObjectProperty<Recipe> current() {
    return current.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Recipe> saved() {
    return saved.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty unsaved() {
    return unsaved.getReadOnlyProperty();
  }

  /// The error in the file, as a sentence; the default recipe is in its place.
  ReadOnlyObjectProperty<Optional<String>> warning() {
    return warning.getReadOnlyProperty();
  }
}
