package org.wavecrate.gui.export;

import java.lang.System.Logger.Level;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.check.CheckReport;
import org.wavecrate.check.DatasetCheck;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;

/// What a check finds in the open dataset; forgotten when another one is opened.
final class Findings {
  private static final System.Logger LOG = System.getLogger(Findings.class.getName());

  private final Workspace workspace;
  private final Latest checking;
  private final ReadOnlyObjectWrapper<Optional<CheckReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Findings(Workspace workspace, Background background) {
    this.workspace = workspace;
    checking = new Latest(background);
    workspace.dataset().subscribe(dataset -> forget());
  }

  private void forget() {
    checking.cancel();
    report.set(Optional.empty());
    problem.set(Optional.empty());
  }

  /// Reads all of the open dataset.
  void start() {
    workspace.dataset().get().ifPresent(this::start);
  }

  private void start(Dataset dataset) {
    Recipe recipe = workspace.recipe().get();
    problem.set(Optional.empty());
    checking.start(
        progress -> DatasetCheck.run(dataset, recipe, progress),
        found -> report.set(Optional.of(found)),
        reason -> {
          LOG.log(Level.ERROR, "check of " + dataset.path(), reason);
          problem.set(Optional.of("Not checked: " + reason.getMessage()));
        });
  }

  void cancel() {
    checking.cancel();
  }

  /// The newest report on the open dataset.
  ReadOnlyObjectProperty<Optional<CheckReport>> report() {
    return report.getReadOnlyProperty();
  }

  /// Why there is none, as a sentence.
  ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty running() {
    return checking.running();
  }

  /// How far checking has come, from 0 to 1; negative while that is not known.
  ReadOnlyDoubleProperty progress() {
    return checking.progress();
  }
}
