package org.wavecrate.gui;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.Shuffle;
import org.wavecrate.rules.CheckReport;

/// The check of the open dataset: the latest report, and the progress of one under way. Screens
/// share it as they share the [Workspace].
public final class Inspection {
  private static final System.Logger LOG = System.getLogger(Inspection.class.getName());

  /// The part of a recipe that a report depends on: all but what every batch can be made with.
  private record Basis(Recipe recipe) {
    static Basis of(Recipe recipe) {
      return new Basis(recipe.withSeed(0).withBatchSize(1).withShuffle(Shuffle.FULL));
    }
  }

  /// @param checked what was found
  /// @param footprint of the files just before they were read
  /// @param at when they were read
  private record Result(Checked checked, Footprint footprint, LocalDateTime at) {}

  private final Workspace workspace;
  private final Checked.Starter starter;
  private final Latest checking;
  private final Latest judging;
  private final Latest looking;
  private final Map<String, CheckSettings.Rule> before = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<CheckReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper pace = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Tally> tally = new ReadOnlyObjectWrapper<>(Tally.NONE);
  private Runnable changed = () -> {};
  private Optional<Path> last = Optional.empty();
  private @Nullable Result result;
  private @Nullable Basis basis;
  private volatile @Nullable ReadingPace current;

  public Inspection(Workspace workspace, Background background, Checked.Starter starter) {
    this.workspace = workspace;
    this.starter = starter;
    checking = new Latest(background);
    judging = new Latest(background);
    looking = new Latest(background);
    workspace.dataset().subscribe(this::forget);
    workspace.recipe().subscribe(this::judge);
    checking.progress().subscribe(this::follow);
  }

  private void forget(Optional<Dataset> dataset) {
    Optional<Path> path = dataset.map(Dataset::path);
    boolean again = result != null && path.isPresent() && path.equals(last);
    last = path;
    checking.cancel();
    judging.cancel();
    looking.cancel();
    problem.set("");
    stale.set(false);
    publish(Optional.empty());
    if (again) {
      // Only what has changed is read again.
      start();
      return;
    }
    before.clear();
    result = null;
    basis = null;
  }

  private void publish(Optional<CheckReport> found) {
    // Whoever hears of the report may ask for the counts.
    tally.set(found.map(of -> Tally.of(of.findings())).orElse(Tally.NONE));
    report.set(found);
  }

  private void follow() {
    ReadingPace now = current;
    pace.set(now == null || !checking.running().get() ? "" : now.words());
  }

  /// Checks the open dataset; where it was checked before, only what has changed since is read.
  /// The result of an earlier check stays until then.
  public void start() {
    if (workspace.dataset().get().isEmpty()) {
      return;
    }
    Dataset dataset = workspace.dataset().get().get();
    Recipe recipe = workspace.recipe().get();
    Result earlier = result;
    problem.set("");
    current = null;
    pace.set("");
    judging.cancel();
    looking.cancel();
    checking.start(
        progress -> {
          ReadingPace measured = new ReadingPace(progress, System::nanoTime);
          current = measured;
          return run(dataset, recipe, earlier, measured);
        },
        found -> {
          boolean others = earlier != null && !earlier.footprint().equals(found.footprint());
          show(found, recipe);
          if (others) {
            changed.run();
          }
        },
        reason -> fail(dataset, reason));
  }

  /// Has `reaction` run when a check has read files that changed after the dataset was opened.
  void onChange(Runnable reaction) {
    changed = reaction;
  }

  private Result run(Dataset dataset, Recipe recipe, @Nullable Result earlier, Progress progress)
      throws IOException {
    Footprint footprint = Footprint.of(dataset, progress);
    if (earlier == null) {
      return new Result(starter.start(dataset, recipe, progress), footprint, LocalDateTime.now());
    }
    Dataset anew = RecipeDataset.again(dataset, Progress.NONE);
    Checked checked = earlier.checked().again(anew, recipe, progress);
    return new Result(checked, footprint, LocalDateTime.now());
  }

  private void show(Result found, Recipe recipe) {
    result = found;
    basis = Basis.of(recipe);
    stale.set(false);
    publish(Optional.of(found.checked().report()));
    // The recipe may have changed meanwhile.
    judge();
  }

  private void fail(Dataset dataset, Throwable reason) {
    LOG.log(Level.ERROR, "checking " + dataset.path(), reason);
    String message = reason.getMessage();
    problem.set(message == null ? reason.toString() : message);
  }

  /// Holds what was read against other rules and limits.
  private void judge() {
    Result known = result;
    Recipe recipe = workspace.recipe().get();
    if (known == null || checking.running().get() || Basis.of(recipe).equals(basis)) {
      return;
    }
    judging.start(
        progress -> known.checked().with(recipe),
        judged -> {
          problem.set("");
          show(new Result(judged, known.footprint(), known.at()), recipe);
        },
        reason -> fail(workspace.dataset().get().orElseThrow(), reason));
  }

  /// Finds out whether files have changed since they were checked.
  public void lookForChanges() {
    Result known = result;
    if (known == null || checking.running().get() || stale.get()) {
      return;
    }
    Dataset dataset = workspace.dataset().get().orElseThrow();
    looking.start(
        progress -> Footprint.of(dataset, progress),
        now -> stale.set(!now.equals(known.footprint())),
        reason -> stale.set(true));
  }

  /// Gives up the check under way; what an earlier one found stays.
  public void cancel() {
    checking.cancel();
    judge();
  }

  /// The codes of the rules that the recipe has switched off.
  public Set<String> silenced() {
    return workspace.recipe().get().check().rules().entrySet().stream()
        .filter(rule -> rule.getValue().level().equals(Optional.of(CheckSettings.Level.OFF)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Switches a rule off, in the recipe as it is edited, or on again as it was.
  public void silence(String code, boolean off) {
    Recipe recipe = workspace.recipe().get();
    CheckSettings.Rule now = recipe.check().rule(code);
    CheckSettings.Rule changed =
        off
            ? now.withLevel(Optional.of(CheckSettings.Level.OFF))
            : before.getOrDefault(code, now.withLevel(Optional.empty()));
    if (off && !silenced().contains(code)) {
      before.put(code, now);
    }
    workspace.editRecipe(recipe.withCheck(recipe.check().with(code, changed)));
  }

  /// The number of bytes read for the report.
  public long bytesRead() {
    return result == null ? 0 : result.checked().bytesRead();
  }

  /// When the files were read that the report is about.
  public LocalDateTime checkedAt() {
    return result == null ? LocalDateTime.MIN : result.at();
  }

  /// The result, once a check has finished.
  public ReadOnlyObjectProperty<Optional<CheckReport>> report() {
    return report.getReadOnlyProperty();
  }

  /// The number of findings.
  public ReadOnlyObjectProperty<Tally> tally() {
    return tally.getReadOnlyProperty();
  }

  /// Why the last check could not be finished, as a sentence; empty if it could.
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /// Whether files have changed since, as far as that was looked for.
  public ReadOnlyBooleanProperty stale() {
    return stale.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty running() {
    return checking.running();
  }

  /// The share read, from 0 to 1; negative while unknown.
  public ReadOnlyDoubleProperty progress() {
    return checking.progress();
  }

  /// Progress and speed of reading, in words.
  public ReadOnlyStringProperty pace() {
    return pace.getReadOnlyProperty();
  }
}
