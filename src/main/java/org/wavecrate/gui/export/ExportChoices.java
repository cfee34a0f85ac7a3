package org.wavecrate.gui.export;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Workspace;

/// The user's choices for an export: splits, exclusions, and where and how crates are
// written.
final class ExportChoices {
  private final Workspace workspace;
  private final boolean servesColab;
  private final ReadOnlyObjectWrapper<ExportSettings> settings =
      new ReadOnlyObjectWrapper<>(ExportSettings.to(Path.of("")));
  private final ReadOnlyObjectWrapper<Set<SplitName>> chosen =
      new ReadOnlyObjectWrapper<>(Set.of());
  private final BooleanProperty withoutMarked = new SimpleBooleanProperty();
  private final BooleanProperty colab = new SimpleBooleanProperty();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

  ExportChoices(Workspace workspace, boolean servesColab) {
    this.workspace = workspace;
    this.servesColab = servesColab;
    colab.set(servesColab);
    workspace.dataset().subscribe(this::open);
    withoutMarked.subscribe(now -> edited());
    colab.subscribe(now -> edited());
  }

  private void open(Optional<Dataset> dataset) {
    Set<SplitName> there = EnumSet.noneOf(SplitName.class);
    dataset.ifPresent(
        opened ->
            opened.splits().stream()
                .filter(split -> split.size() > 0)
                .forEach(split -> there.add(split.name())));
    chosen.set(Set.copyOf(there));
    dataset.ifPresent(
        opened ->
            settings.set(
                settings
                    .get()
                    .withFolder(LastTargetFolder.of(workspace, opened))
                    .withForce(false)
                    .withAllowErrors(false)
                    .withIncludeSounds(false)));
  }

  private void edited() {
    revision.set(revision.get() + 1);
  }

  /// Changes an option.
  void edit(UnaryOperator<ExportSettings> change) {
    ExportSettings changed = change.apply(settings.get());
    if (!changed.equals(settings.get())) {
      settings.set(changed);
      edited();
    }
  }

  /// Takes a split in or leaves it out.
  void choose(SplitName split, boolean in) {
    Set<SplitName> now = new HashSet<>(chosen.get());
    if (in ? now.add(split) : now.remove(split)) {
      chosen.set(Set.copyOf(now));
      edited();
    }
  }

  /// Lets the crates go elsewhere; what may be replaced there must be confirmed again.
  void setFolder(Path folder) {
    edit(now -> now.withFolder(folder).withForce(false));
  }

  /// Changes with every choice.
  ReadOnlyLongProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /// The options, without splits and what is marked.
  ReadOnlyObjectProperty<ExportSettings> settings() {
    return settings.getReadOnlyProperty();
  }

  /// The splits that go in.
  ReadOnlyObjectProperty<Set<SplitName>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// Whether what Colab needs is added: the Python package and a notebook.
  BooleanProperty colab() {
    return colab;
  }

  /// Whether that can be.
  boolean servesColab() {
    return servesColab;
  }

  /// Whether marked examples are left out.
  BooleanProperty withoutMarked() {
    return withoutMarked;
  }
}
