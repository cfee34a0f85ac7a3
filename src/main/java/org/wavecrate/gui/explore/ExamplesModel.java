package org.wavecrate.gui.explore;

import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.example.Walk;

/// The examples that one walks through, without a screen.
final class ExamplesModel implements Walk {
  private final Workspace workspace;
  private final ReadOnlyObjectWrapper<ObservableList<Example>> rows =
      new ReadOnlyObjectWrapper<>(FXCollections.emptyObservableList());
  private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(-1);

  ExamplesModel(Workspace workspace) {
    this.workspace = workspace;
    workspace.scope().subscribe(this::walkThrough);
    workspace.example().subscribe(this::followExample);
  }

  private void walkThrough(Optional<Scope> scope) {
    rows.set(
        scope
            .<ObservableList<Example>>map(ExampleRows::new)
            .orElseGet(FXCollections::emptyObservableList));
    followExample();
  }

  private void followExample() {
    row.set(workspace.example().get().map(example -> rows.get().indexOf(example)).orElse(-1));
  }

  /// Looks at row `index` of [#rows].
  void selectRow(int index) {
    if (index >= 0 && index < rows.get().size()) {
      workspace.example().set(Optional.of(rows.get().get(index)));
    }
  }

  @Override
  public void move(int examples) {
    if (!rows.get().isEmpty()) {
      selectRow(Math.clamp((long) row.get() + examples, 0, rows.get().size() - 1));
    }
  }

  @Override
  public Optional<Example> ahead(int examples) {
    long there = (long) row.get() + examples;
    return row.get() >= 0 && there >= 0 && there < rows.get().size()
        ? Optional.of(rows.get().get((int) there))
        : Optional.empty();
  }

  @Override
  public void onChange(Runnable change) {
    rows.subscribe(change);
    row.subscribe(change);
  }

  ReadOnlyObjectProperty<Optional<Scope>> scope() {
    return workspace.scope();
  }

  /// The examples one walks through.
  ReadOnlyObjectProperty<ObservableList<Example>> rows() {
    return rows.getReadOnlyProperty();
  }

  /// Which of [#rows] is looked at; -1 for none.
  ReadOnlyIntegerProperty row() {
    return row.getReadOnlyProperty();
  }
}
