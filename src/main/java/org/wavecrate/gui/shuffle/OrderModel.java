package org.wavecrate.gui.shuffle;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.RecipeSaving;
import org.wavecrate.gui.Workspace;

/// The recipe's settings of the order of training, changed and saved without a screen.
final class OrderModel {
  private final Workspace workspace;
  private final RecipeSaving saving;
  private final ReadOnlyStringWrapper saveProblem = new ReadOnlyStringWrapper("");

  OrderModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    saving =
        new RecipeSaving(
            workspace,
            background,
            file -> {
              workspace.notice().set("Saved to " + file);
              saveProblem.set("");
            },
            reason -> saveProblem.set("Not saved. " + reason));
    saving
        .question()
        .subscribe(
            question ->
                question.ifPresent(
                    why -> saveProblem.set("Not saved. " + why + ". Fix it in Augment.")));
  }

  void setMode(Shuffle.Mode mode) {
    Recipe recipe = workspace.recipe().get();
    edit(recipe.withShuffle(new Shuffle(mode, recipe.shuffle().window())));
  }

  /// @param window how many blocks are mixed with one another, 1 or more
  void setWindow(int window) {
    Recipe recipe = workspace.recipe().get();
    edit(recipe.withShuffle(new Shuffle(recipe.shuffle().mode(), window)));
  }

  void setSeed(long seed) {
    edit(workspace.recipe().get().withSeed(seed));
  }

  void setBatchSize(long size) {
    edit(workspace.recipe().get().withBatchSize((int) size));
  }

  private void edit(Recipe changed) {
    saveProblem.set("");
    workspace.editRecipe(changed);
  }

  /// Writes the recipe, or says why that can't be. One that can't train is not written here.
  void save() {
    saving.save();
  }

  /// Why the recipe could not be saved a moment ago, in a sentence; else empty.
  ReadOnlyStringProperty saveProblem() {
    return saveProblem.getReadOnlyProperty();
  }

  /// Why the recipe can't be saved, in a sentence.
  Optional<String> obstacle() {
    return workspace.recipeObstacle();
  }

  ReadOnlyBooleanProperty unsaved() {
    return workspace.recipeUnsaved();
  }

  ReadOnlyObjectProperty<Recipe> recipe() {
    return workspace.recipe();
  }
}
