package org.wavecrate.gui;

import java.io.IOException;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.wavecrate.text.Plural;

/// Asks whether to save or discard unsaved changes before the open dataset is closed.
final class UnsavedQuestion {
  private static final String SAVE = "Save";
  private static final String SAVE_ANYWAY = "Save anyway";
  private static final String DISCARD = "Don’t save";

  private final Workspace workspace;
  private final Library library;
  private final ReadOnlyObjectWrapper<Optional<String>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper saveText = new ReadOnlyStringWrapper(SAVE);
  private final ReadOnlyStringWrapper discardText = new ReadOnlyStringWrapper(DISCARD);
  private final LongTasks tasks;
  private final RecipeSaving saving;
  private Runnable then = () -> {};

  UnsavedQuestion(Workspace workspace, Library library, LongTasks tasks, Background background) {
    this.workspace = workspace;
    this.library = library;
    this.tasks = tasks;
    saving = new RecipeSaving(workspace, background, file -> discard(), this::notSaved);
    saving.question().subscribe(this::askAgain);
    workspace.dataset().subscribe(dataset -> stay());
    tasks.current().subscribe(this::withdraw);
  }

  /// Does `next` at once if nothing would be lost, else when the user has answered.
  void leave(Runnable next) {
    Optional<String> unsaved = unsaved();
    if (unsaved.isEmpty()) {
      next.run();
    } else {
      ask(unsaved.get(), true, DISCARD, next);
    }
  }

  /// As [#leave], for when the window closes: that ends what is under way, too.
  void close(Runnable next) {
    Optional<LongTasks.LongTask> task = tasks.current().get();
    if (task.isEmpty()) {
      leave(next);
    } else {
      Runnable stopped =
          () -> {
            tasks.stop();
            leave(next);
          };
      ask(task.get().loss(), false, task.get().answer(), stopped);
    }
  }

  /// A task that has ended need not be stopped any more.
  private void withdraw(Optional<LongTasks.LongTask> task) {
    if (task.isEmpty() && !savable.get()) {
      stay();
    }
  }

  private void ask(String sentence, boolean saves, String discard, Runnable next) {
    then = next;
    savable.set(saves);
    discardText.set(discard);
    question.set(Optional.of(sentence));
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
            : count == 1 ? "One mark" : Plural.of(count, "mark");
    boolean several = count > 1 || recipe;
    return Optional.of(
        marks + (recipe ? " and the recipe" : "") + (several ? " are" : " is") + " not saved.");
  }

  /// Saves, and leaves if that went well. A recipe that can't train is asked about first, as it is
  /// wherever it is saved.
  void save() {
    boolean anyway = saving.question().get().isPresent();
    try {
      if (library.flags().unsaved().get()) {
        library.flags().save();
      }
    } catch (IOException e) {
      notSaved(String.valueOf(e.getMessage()));
      return;
    }
    if (!workspace.recipeUnsaved().get()) {
      discard();
    } else if (anyway) {
      saving.saveAnyway();
    } else {
      saving.save();
    }
  }

  private void askAgain(Optional<String> doubt) {
    saveText.set(doubt.isPresent() ? SAVE_ANYWAY : SAVE);
    doubt.ifPresent(sentence -> question.set(Optional.of(sentence)));
  }

  private void notSaved(String reason) {
    question.set(Optional.of("Not saved: " + reason));
  }

  /// Leaves without saving.
  void discard() {
    Runnable next = then;
    if (savable.get()) {
      library.flags().giveUp();
    }
    stay();
    next.run();
  }

  /// Leaves everything as it is.
  void stay() {
    then = () -> {};
    saving.giveUp();
    savable.set(true);
    question.set(Optional.empty());
  }

  /// Whether saving is an answer.
  ReadOnlyBooleanProperty savable() {
    return savable.getReadOnlyProperty();
  }

  /// The text of the button that saves and leaves.
  ReadOnlyStringProperty saveText() {
    return saveText.getReadOnlyProperty();
  }

  /// The text of the button that leaves without saving.
  ReadOnlyStringProperty discardText() {
    return discardText.getReadOnlyProperty();
  }

  /// The question to be answered, as a sentence.
  ReadOnlyObjectProperty<Optional<String>> question() {
    return question.getReadOnlyProperty();
  }
}
