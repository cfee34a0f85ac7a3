package org.wavecrate.gui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.gui.sound.Numbers;

/// What surrounds the screens: which dataset is open, what else could be opened.
final class ShellModel {
  /// What the window shows in its middle.
  enum State {
    /// No dataset yet: what to do.
    EMPTY,
    /// The first dataset is being opened.
    OPENING,
    /// What was asked for is no dataset.
    PROBLEM,
    /// A screen.
    OPEN
  }

  private final Workspace workspace;
  private final Library library;
  private final Choosers choosers;
  private final ObjectBinding<State> state;
  private final StringBinding facts;

  ShellModel(Workspace workspace, Library library, Choosers choosers) {
    this.workspace = workspace;
    this.library = library;
    this.choosers = choosers;
    state =
        Bindings.createObjectBinding(
            this::currentState, workspace.dataset(), workspace.problem(), workspace.opening());
    facts =
        Bindings.createStringBinding(
            () -> workspace.dataset().get().map(this::factsOf).orElse(""),
            workspace.dataset(),
            workspace.openMillis());
  }

  private State currentState() {
    if (workspace.dataset().get().isPresent()) {
      return State.OPEN;
    }
    if (workspace.opening().get()) {
      return State.OPENING;
    }
    return workspace.problem().get().isPresent() ? State.PROBLEM : State.EMPTY;
  }

  private String factsOf(Dataset dataset) {
    int splits = dataset.splits().size();
    return Numbers.count(dataset.size())
        + (dataset.size() == 1 ? " example · " : " examples · ")
        + splits
        + (splits == 1 ? " split" : " splits");
  }

  void openFolder() {
    choosers.folder().ifPresent(workspace::open);
  }

  void openZip() {
    choosers.zip().ifPresent(workspace::open);
  }

  void open(Path path) {
    workspace.open(path);
  }

  /// The one folder or zip among what is dragged over the window, if it is that.
  static Optional<Path> droppable(List<Path> files) {
    return files.size() == 1
            && (Files.isDirectory(files.getFirst())
                || files.getFirst().toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
        ? Optional.of(files.getFirst())
        : Optional.empty();
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

  Library library() {
    return library;
  }

  Workspace workspace() {
    return workspace;
  }
}
