package org.wavecrate.gui;

import java.io.IOException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.gui.sound.Numbers;

/// Asks, before the open dataset is left, what becomes of what was not saved.
final class Leaving {
  private final Workspace workspace;
  private final Library library;
  private final ReadOnlyObjectWrapper<Optional<String>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Runnable then = () -> {};

  Leaving(Workspace workspace, Library library) {
    this.workspace = workspace;
    this.library = library;
    workspace.dataset().subscribe(dataset -> stay());
  }

  /// Does `next` at once if nothing would be lost, else when the user has answered.
  void leave(Runnable next) {
    Optional<String> unsaved = unsaved();
    if (unsaved.isEmpty()) {
      next.run();
    } else {
      then = next;
      question.set(unsaved);
    }
  }

  private Optional<String> unsaved() {
    boolean recipe = workspace.recipeUnsaved().get();
    if (!library.flags().unsaved().get()) {
      return recipe ? Optional.of("The recipe is not saved.") : Optional.empty();
    }
    int count = library.flags().count().get();
    String marks =
        count == 0
            ? "That you took marks away"
            : count == 1 ? "One mark" : Numbers.count(count) + " marks";
    boolean several = count > 1 || recipe;
    return Optional.of(
        marks + (recipe ? " and the recipe" : "") + (several ? " are" : " is") + " not saved.");
  }

  /// Saves, and leaves if that went well.
  void save() {
    try {
      if (library.flags().unsaved().get()) {
        library.flags().save();
      }
      if (workspace.recipeUnsaved().get()) {
        workspace.saveRecipe();
      }
      discard();
    } catch (IOException e) {
      question.set(Optional.of("Not saved: " + e.getMessage()));
    }
  }

  /// Leaves without saving.
  void discard() {
    Runnable next = then;
    stay();
    next.run();
  }

  /// Leaves everything as it is.
  void stay() {
    then = () -> {};
    question.set(Optional.empty());
  }

  /// What there is to be answered, as a sentence.
  ReadOnlyObjectProperty<Optional<String>> question() {
    return question.getReadOnlyProperty();
  }
}
