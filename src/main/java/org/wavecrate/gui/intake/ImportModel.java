package org.wavecrate.gui.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;
import org.wavecrate.intake.Found;
import org.wavecrate.intake.IntakeOptions;
import org.wavecrate.intake.IntakePlan;
import org.wavecrate.intake.Planner;

/// The recordings that were dropped and the plan of their import. Every choice is reflected at
/// once.
final class ImportModel {
  private final Workspace workspace;
  private final Latest looking;
  private final Latest planning;
  private final ReadOnlyObjectWrapper<Optional<Found>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<IntakePlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<IntakeOptions> options =
      new ReadOnlyObjectWrapper<>(IntakeOptions.DEFAULT);
  private final ReadOnlyObjectWrapper<Optional<Path>> target =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  ImportModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    looking = new Latest(background);
    planning = new Latest(background);
    workspace.recordings().subscribe(this::begin);
  }

  private void begin(List<Path> sources) {
    options.set(IntakeOptions.DEFAULT);
    target.set(sources.isEmpty() ? Optional.empty() : Optional.of(freeBeside(sources.getFirst())));
    look();
  }

  /// A folder that is not there yet, beside the source.
  private static Path freeBeside(Path source) {
    Path whole = source.toAbsolutePath().normalize();
    String name = whole.getFileName() == null ? "dataset" : whole.getFileName().toString();
    int dot = Files.isDirectory(whole) ? -1 : name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    // A table or a recording lies in the source's folder itself.
    Path folder =
        Files.isDirectory(whole) ? whole : Objects.requireNonNullElse(whole.getParent(), whole);
    Path free = folder.resolveSibling(stem + "-blocks");
    for (int i = 2; Files.exists(free); i++) {
      free = folder.resolveSibling(stem + "-blocks-" + i);
    }
    return free;
  }

  /// Looks at the sources, since what is there or how it is read may have changed.
  void look() {
    List<Path> sources = workspace.recordings().get();
    planning.cancel();
    problem.set("");
    found.set(Optional.empty());
    plan.set(Optional.empty());
    if (sources.isEmpty()) {
      looking.cancel();
      return;
    }
    IntakeOptions asked = options.get();
    looking.start(
        progress -> Found.in(sources, asked, progress),
        there -> {
          if (there.files().isEmpty()) {
            problem.set(FoundText.nothing(there));
            return;
          }
          found.set(Optional.of(there));
          plan();
        },
        this::fail);
  }

  private void plan() {
    IntakeOptions asked = options.get();
    found
        .get()
        .ifPresent(
            there ->
                planning.start(
                    progress -> Planner.plan(there, asked),
                    made -> {
                      problem.set("");
                      plan.set(Optional.of(made));
                    },
                    this::fail));
  }

  private void fail(Throwable reason) {
    plan.set(Optional.empty());
    String message = reason.getMessage();
    problem.set(message == null ? reason.toString() : message);
  }

  /// Changes options. How files are read is looked at again only if that changes.
  ///
  /// @return what is wrong with them, if they are not allowed
  Optional<String> edit(UnaryOperator<IntakeOptions> change) {
    IntakeOptions before = options.get();
    IntakeOptions now;
    try {
      now = change.apply(before);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    if (now.equals(before)) {
      return Optional.empty();
    }
    options.set(now);
    boolean readAnew =
        !now.layout().equals(before.layout())
            || !now.table().equals(before.table())
            || !now.columns().equals(before.columns());
    if (readAnew || found.get().isEmpty()) {
      look();
    } else {
      plan();
    }
    return Optional.empty();
  }

  void chooseTarget(Path folder) {
    target.set(Optional.of(folder));
  }

  List<Path> sources() {
    return workspace.recordings().get();
  }

  ReadOnlyObjectProperty<Optional<Found>> found() {
    return found.getReadOnlyProperty();
  }

  /// The plan of the import; empty while it is not known or can't be made.
  ReadOnlyObjectProperty<Optional<IntakePlan>> planned() {
    return plan.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<IntakeOptions> options() {
    return options.getReadOnlyProperty();
  }

  /// Where the dataset goes.
  ReadOnlyObjectProperty<Optional<Path>> target() {
    return target.getReadOnlyProperty();
  }

  /// Why there is no plan, a sentence; else empty.
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty looking() {
    return looking.running();
  }

  ReadOnlyDoubleProperty looked() {
    return looking.progress();
  }

  Workspace workspace() {
    return workspace;
  }
}
