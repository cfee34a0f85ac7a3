package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.intake.Found;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The model of the window around the screens: the open dataset, and others that could be opened.
final class ShellModel {
  /// The content of the window's middle.
  enum State {
    /// No dataset yet: what to do.
    EMPTY,
    /// The first dataset is being opened.
    OPENING,
    /// The path is not a dataset.
    PROBLEM,
    /// A screen.
    OPEN
  }

  private final Workspace workspace;
  private final Library library;
  private final Choosers choosers;
  private final LongTasks tasks;
  private final UnsavedQuestion unsavedQuestion;
  private final ObjectBinding<State> state;
  private final StringBinding facts;
  private final ReadOnlyBooleanWrapper sheet = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper about = new ReadOnlyBooleanWrapper();

  ShellModel(
      Workspace workspace,
      Library library,
      Choosers choosers,
      LongTasks tasks,
      Background background) {
    this.workspace = workspace;
    this.library = library;
    this.choosers = choosers;
    this.tasks = tasks;
    unsavedQuestion = new UnsavedQuestion(workspace, library, tasks, background);
    state =
        Bindings.createObjectBinding(
            this::currentState,
            workspace.dataset(),
            workspace.problem(),
            workspace.opening(),
            workspace.screen());
    sheet.subscribe(shown -> cover());
    about.subscribe(shown -> cover());
    unsavedQuestion.question().subscribe(asked -> cover());
    facts =
        Bindings.createStringBinding(
            () -> workspace.dataset().get().map(this::factsOf).orElse(""),
            workspace.dataset(),
            workspace.openMillis());
  }

  private State currentState() {
    boolean importing = workspace.isInFront(Screen.IMPORT);
    if (workspace.dataset().get().isPresent() || importing) {
      return State.OPEN;
    }
    if (workspace.opening().get()) {
      return State.OPENING;
    }
    return workspace.problem().get().isPresent() ? State.PROBLEM : State.EMPTY;
  }

  private String factsOf(Dataset dataset) {
    int splits = dataset.splits().size();
    return Plural.of(dataset.size(), "example") + " · " + Plural.of(splits, "split");
  }

  private void cover() {
    boolean asked = unsavedQuestion.question().get().isPresent();
    workspace.covered().set(sheet.get() || about.get() || asked);
  }

  /// Shows the sheet of all keys, or hides it.
  void switchSheet() {
    sheet.set(!sheet.get());
  }

  /// Shows what the program is, or hides it.
  void showAbout(boolean shown) {
    about.set(shown);
  }

  /// Whether what the program is is shown.
  ReadOnlyBooleanProperty about() {
    return about.getReadOnlyProperty();
  }

  /// Whether the sheet of all keys is shown.
  ReadOnlyBooleanProperty sheet() {
    return sheet.getReadOnlyProperty();
  }

  void openFolder() {
    choosers.folder().ifPresent(folder -> take(List.of(folder)));
  }

  void openZip() {
    choosers.zip().ifPresent(this::open);
  }

  /// Opens a dataset, after a question if anything would be lost.
  void open(Path path) {
    unsavedQuestion.leave(
        () -> {
          if (workspace.isInFront(Screen.IMPORT)) {
            workspace.screen().set(Screen.EXPLORE);
          }
          workspace.open(path);
        });
  }

  /// Saves the marks beside the data.
  void saveMarks() {
    try {
      Path file = library.flags().save();
      int count = library.flags().count().get();
      workspace.notice().set(Formatted.of("%s saved in %s", Plural.of(count, "mark"), file));
    } catch (IOException e) {
      workspace.notice().set("Marks are not saved: " + e.getMessage());
    }
  }

  /// Writes the marked examples to a CSV file that the user chooses.
  void exportMarks() {
    choosers.save("marked.csv", "CSV table").ifPresent(this::exportMarks);
  }

  private void exportMarks(Path file) {
    try {
      List<String> names = workspace.recipe().get().labels().classes();
      library.flags().export(file, library.subject().get().orElseThrow().table(), names);
      workspace.notice().set("The marked examples are listed in " + file);
    } catch (IOException e) {
      workspace.notice().set(file + " could not be written: " + e.getMessage());
    }
  }

  /// The question about unsaved things when the dataset or the program is left.
  UnsavedQuestion unsavedQuestion() {
    return unsavedQuestion;
  }

  /// The usable part of files dragged over the window: one folder or zip, or any number
  /// of recordings, tables and folders of them; else nothing.
  static List<Path> droppable(List<Path> files) {
    boolean one =
        files.size() == 1 && (Files.isDirectory(files.getFirst()) || isZip(files.getFirst()));
    boolean sources =
        files.stream().allMatch(file -> Files.isDirectory(file) || Found.isSource(file));
    return one || sources ? files : List.of();
  }

  private static boolean isZip(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /// Opens a dataset, or shows on the Import screen what could be made of recordings.
  void take(List<Path> files) {
    Path first = files.getFirst();
    boolean dataset =
        files.size() == 1 && (isZip(first) || Files.isDirectory(first) && !Found.isLikely(first));
    if (dataset) {
      open(first);
    } else {
      offerImport(files);
    }
  }

  private void offerImport(List<Path> files) {
    workspace.recordings().set(List.copyOf(files));
    workspace.screen().set(Screen.IMPORT);
  }

  /// Shows the Import screen, where recordings can be chosen.
  void showImport() {
    workspace.screen().set(Screen.IMPORT);
  }

  /// Looks at a split as a whole.
  void select(Split split) {
    workspace.select(Scope.of(split));
  }

  /// Light becomes dark and dark light.
  void switchTheme(boolean nowDark) {
    workspace.theme().set(nowDark ? ThemeChoice.LIGHT : ThemeChoice.DARK);
  }

  ObservableValue<State> state() {
    return state;
  }

  /// How much is open.
  ObservableValue<String> facts() {
    return facts;
  }

  /// The long work that goes on whichever screen is in front.
  LongTasks tasks() {
    return tasks;
  }

  Library library() {
    return library;
  }

  Workspace workspace() {
    return workspace;
  }
}
