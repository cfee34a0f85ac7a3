package org.wavecrate.gui;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.wavecrate.check.CheckReport;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;

/// What a check of the open dataset found, and how far one under way has come. Screens share it as
/// they share the [Workspace].
public final class Inspection {
  private static final System.Logger LOG = System.getLogger(Inspection.class.getName());

  /// Checks a dataset; blocks.
  @FunctionalInterface
  public interface Check {
    CheckReport run(Dataset dataset, Recipe recipe, Progress progress) throws IOException;
  }

  /// What of a recipe a report depends on.
  private record Basis(OptionalInt sampleRateHz, List<String> classes) {
    static Basis of(Recipe recipe) {
      return new Basis(recipe.sampleRateHz(), recipe.labels().classes());
    }
  }

  private final Workspace workspace;
  private final Check check;
  private final Latest checking;
  private final ReadOnlyObjectWrapper<Optional<CheckReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Tally> tally = new ReadOnlyObjectWrapper<>(Tally.NONE);
  private @Nullable Basis basis;
  private volatile @Nullable Pace current;

  public Inspection(Workspace workspace, Background background, Check check) {
    this.workspace = workspace;
    this.check = check;
    checking = new Latest(background);
    workspace.dataset().subscribe(this::forget);
    workspace.recipe().subscribe(this::compare);
    checking.progress().subscribe(this::follow);
  }

  private void forget() {
    checking.cancel();
    basis = null;
    report.set(Optional.empty());
    problem.set("");
    stale.set(false);
    tally.set(Tally.NONE);
  }

  private void compare() {
    stale.set(report.get().isPresent() && !Basis.of(workspace.recipe().get()).equals(basis));
    count();
  }

  private void count() {
    tally.set(report.get().map(found -> Tally.of(found.findings(), silenced())).orElse(Tally.NONE));
  }

  /// The codes of the rules that the recipe has switched off.
  public Set<String> silenced() {
    return Set.of();
  }

  private void follow() {
    Pace now = current;
    pace.set(now == null || !checking.running().get() ? "" : now.words());
  }

  /// Checks the open dataset, from the beginning; what an earlier check found stays until then.
  public void start() {
    if (workspace.dataset().get().isEmpty()) {
      return;
    }
    Dataset dataset = workspace.dataset().get().get();
    Recipe recipe = workspace.recipe().get();
    problem.set("");
    current = null;
    pace.set("");
    checking.start(
        progress -> {
          Pace measured = new Pace(progress, System::nanoTime);
          current = measured;
          return check.run(dataset, recipe, measured);
        },
        found -> show(found, recipe),
        reason -> fail(dataset, reason));
  }

  private void show(CheckReport found, Recipe recipe) {
    basis = Basis.of(recipe);
    report.set(Optional.of(found));
    compare();
  }

  private void fail(Dataset dataset, Throwable reason) {
    LOG.log(Level.ERROR, "checking " + dataset.path(), reason);
    String message = reason.getMessage();
    problem.set(message == null ? reason.toString() : message);
  }

  /// Gives up the check under way; what an earlier one found stays.
  public void cancel() {
    checking.cancel();
  }

  /// What was found, once a check has come to its end.
  public ReadOnlyObjectProperty<Optional<CheckReport>> report() {
    return report.getReadOnlyProperty();
  }

  /// Why the last check could not be finished, as a sentence; empty if it could.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// Whether the recipe has changed since in a way that may change what would be found.
  public ReadOnlyBooleanProperty stale() {
    return stale.getReadOnlyProperty();
  }

  /// How many findings there are; those of silenced rules do not count.
  public ReadOnlyObjectProperty<Tally> tally() {
    return tally.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty running() {
    return checking.running();
  }

  /// How much is read, from 0 to 1; negative while that is not known.
  public ReadOnlyDoubleProperty progress() {
    return checking.progress();
  }

  /// How much is read and how fast, in words.
  public ReadOnlyStringProperty pace() {
    return pace.getReadOnlyProperty();
  }
}
