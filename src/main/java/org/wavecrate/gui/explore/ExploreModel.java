package org.wavecrate.gui.explore;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.plot.SampleRate;

/// What the Explore screen shows and does, without a screen.
final class ExploreModel {
  private static final System.Logger LOG = System.getLogger(ExploreModel.class.getName());

  private final Workspace workspace;
  private final Latest reading;
  private final TimeView time = new TimeView();
  private final ObservableList<Scope> scopes = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ObservableList<Example>> rows =
      new ReadOnlyObjectWrapper<>(FXCollections.emptyObservableList());
  private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyObjectWrapper<Optional<Shown>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ExploreModel(Workspace workspace, Background background) {
    this.workspace = workspace;
    reading = new Latest(background);
    workspace.dataset().subscribe(this::list);
    workspace.scope().subscribe(this::walkThrough);
    workspace.example().subscribe(this::read);
  }

  private void list(Optional<Dataset> dataset) {
    List<Scope> found = new ArrayList<>();
    for (Split split : dataset.map(Dataset::splits).orElse(List.of())) {
      found.add(Scope.of(split));
      for (int block = 0; block < split.blocks().size(); block++) {
        found.add(Scope.of(split, block));
      }
    }
    scopes.setAll(found);
  }

  private void walkThrough(Optional<Scope> scope) {
    rows.set(
        scope
            .<ObservableList<Example>>map(ExampleRows::new)
            .orElseGet(FXCollections::emptyObservableList));
    followExample();
  }

  private void read(Optional<Example> example) {
    followExample();
    if (example.isEmpty()) {
      reading.cancel();
      shown.set(Optional.empty());
      return;
    }
    Example wanted = example.get();
    List<String> classes = workspace.recipe().get().labels().classes();
    reading.start(
        progress -> Shown.read(wanted, classes, progress),
        done -> shown.set(Optional.of(done)),
        reason -> {
          LOG.log(Level.ERROR, wanted.path(), reason);
          shown.set(Optional.of(Shown.bad(wanted, String.valueOf(reason.getMessage()))));
        });
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

  /// Moves on by `rows` examples, back if negative, and stops at either end.
  void move(int by) {
    if (!rows.get().isEmpty()) {
      selectRow(Math.clamp((long) row.get() + by, 0, rows.get().size() - 1));
    }
  }

  void select(Scope scope) {
    workspace.select(scope);
  }

  /// All splits, each followed by its blocks.
  ObservableList<Scope> scopes() {
    return scopes;
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

  /// The example that was read last; a newer one may be under way.
  ReadOnlyObjectProperty<Optional<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty reading() {
    return reading.running();
  }

  ReadOnlyObjectProperty<SampleRate> sampleRate() {
    return workspace.sampleRate();
  }

  TimeView time() {
    return time;
  }
}
