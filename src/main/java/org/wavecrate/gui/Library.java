package org.wavecrate.gui;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.query.CheckedRows;
import org.wavecrate.query.Query;
import org.wavecrate.query.QueryException;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Sort;
import org.wavecrate.survey.Statistics;

/// Measurements and marks of the open dataset's examples, filled in the background, and the
/// current filter. Screens share it as they share the [Workspace].
public final class Library {
  private static final System.Logger LOG = System.getLogger(Library.class.getName());

  private final Workspace workspace;
  private final Latest preparing;
  private final Measuring measuring;
  private final Latest adopting;
  private final Flags flags = new Flags();
  private final ReadOnlyObjectWrapper<Optional<SurveyedDataset>> subject =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Sort> sort = new SimpleObjectProperty<>(Sort.NATURAL);
  private Optional<Path> journals = Optional.empty();
  private CheckedRows checked = CheckedRows.NONE;
  private Optional<CheckReport> report = Optional.empty();
  private Optional<Path> last = Optional.empty();
  private volatile @Nullable MarkedTable marked;

  public Library(Workspace workspace, Background background, Statistics statistics) {
    this.workspace = workspace;
    preparing = new Latest(background);
    measuring = new Measuring(statistics, background, this::failed);
    adopting = new Latest(background);
    workspace.dataset().subscribe(this::open);
    workspace.sampleRate().subscribe(rate -> showSubject());
  }

  /// Has changes of marks written down as they happen, for datasets opened from now on.
  void journalIn(Path folder) {
    journals = Optional.of(folder);
  }

  private void open(Optional<Dataset> dataset) {
    preparing.cancel();
    adopting.cancel();
    marked = null;
    checked = CheckedRows.NONE;
    // Read again, it is looked at as before.
    Optional<Path> path = dataset.map(Dataset::path);
    if (!path.equals(last)) {
      filter.set("");
      sort.set(Sort.NATURAL);
    }
    last = path;
    showSubject();
    flags.show(null, null);
    measuring.forget();
    ArrayStatement array = workspace.recipe().get().array();
    dataset.ifPresent(
        opened ->
            preparing.start(
                progress -> MarkedTable.prepare(opened, array, journals),
                this::prepared,
                this::failed));
  }

  private void prepared(MarkedTable prepared) {
    marked = prepared;
    flags.show(prepared.table().rows(), prepared.marks());
    prepared.warning().ifPresent(workspace.notice()::set);
    showSubject();
    measuring.fill(prepared.table());
    adopt(report);
  }

  /// The facts of a dataset's examples, if it is the open one and its arrays are taken for what
  /// the recipe says. From any thread.
  Optional<ExampleTable> table(Dataset dataset, Recipe recipe) {
    MarkedTable now = marked;
    return now != null
            && now.table().rows().dataset() == dataset
            && now.table().account().equals(dataset.account(recipe.array()))
        ? Optional.of(now.table())
        : Optional.empty();
  }

  /// Has the examples from `row` on measured next: they are on the screen.
  public void lookAt(int row) {
    MarkedTable now = marked;
    if (now != null) {
      now.table().lookAt(row);
    }
  }

  /// Checks the open dataset by what is measured already.
  Checked check(Dataset dataset, Recipe recipe, Progress progress) throws IOException {
    Optional<ExampleTable> table = table(dataset, recipe);
    return table.isPresent()
        ? Checked.of(table.get(), recipe, progress)
        : Checked.start(dataset, recipe, progress);
  }

  private void showSubject() {
    MarkedTable now = marked;
    subject.set(
        now == null
            ? Optional.empty()
            : Optional.of(
                new SurveyedDataset(
                    now.table(), now.marks(), checked, workspace.sampleRate().get().hz())));
  }

  /// Takes over what a check of the open dataset found of its examples; nothing, where it is to be
  /// forgotten.
  public void adopt(Optional<CheckReport> found) {
    report = found;
    adopting.cancel();
    MarkedTable now = marked;
    if (now == null || found.isEmpty()) {
      adoptRows(CheckedRows.NONE);
      return;
    }
    adopting.start(
        progress -> CheckedRows.of(found.get(), now.table().rows(), progress),
        this::adoptRows,
        this::failed);
  }

  private void adoptRows(CheckedRows rows) {
    if (checked != rows) {
      checked = rows;
      showSubject();
    }
  }

  /// Goes on measuring what is not known yet.
  public void measure() {
    measuring.goOn();
  }

  /// Has measuring wait until the returned action has run.
  Runnable holdMeasuring() {
    return measuring.hold();
  }

  /// Stops measuring; what is known stays.
  public void stopMeasuring() {
    measuring.stop();
  }

  private void failed(Throwable reason) {
    LOG.log(Level.ERROR, "measuring", reason);
    workspace.notice().set("Not all examples could be measured: " + reason.getMessage());
  }

  /// The examples with all that is known by now; empty for a moment after opening.
  public ReadOnlyObjectProperty<Optional<SurveyedDataset>> subject() {
    return subject.getReadOnlyProperty();
  }

  /// Where an example stands among all of the dataset; -1 as long as [#subject] is empty.
  public int row(Example example) {
    return marked == null ? -1 : marked.table().rows().row(example);
  }

  /// How many examples are measured.
  public ReadOnlyIntegerProperty known() {
    return measuring.known();
  }

  /// Changes now and then while more becomes known: the time to filter, sort and sum up again.
  public ReadOnlyLongProperty growth() {
    return measuring.growth();
  }

  public boolean isComplete() {
    return marked != null && marked.table().isComplete();
  }

  public ReadOnlyBooleanProperty measuring() {
    return measuring.running();
  }

  /// How far measuring has come, from 0 to 1; negative while that is not known.
  public ReadOnlyDoubleProperty measured() {
    return measuring.progress();
  }

  public Flags flags() {
    return flags;
  }

  /// Which examples are looked for, as the user types it: a [org.wavecrate.query.Query].
  public StringProperty filter() {
    return filter;
  }

  /// The order in which they are listed.
  public ObjectProperty<Sort> sort() {
    return sort;
  }

  /// Shows, on the Explore screen, the examples that `query` finds among all.
  public void find(String query) {
    workspace.dataset().get().ifPresent(dataset -> workspace.select(Scope.of(dataset)));
    filter.set(query);
    workspace.screen().set(Screen.EXPLORE);
  }

  /// Shows an example on the Explore screen; a filter that would hide it is cleared.
  public void show(Example example) {
    if (workspace.scope().get().filter(scope -> scope.contains(example)).isEmpty()) {
      workspace.select(Scope.of(example.split()));
    }
    if (isHidden(example)) {
      filter.set("");
      workspace.notice().set(Formatted.of("The filter is cleared: it hid %s.", example.path()));
    }
    workspace.example().set(Optional.of(example));
    workspace.screen().set(Screen.EXPLORE);
  }

  private boolean isHidden(Example example) {
    int row = row(example);
    if (filter.get().isBlank() || row < 0) {
      return false;
    }
    try {
      Query query = Query.parse(filter.get(), workspace.recipe().get().labels().classes());
      return query.rows(subject.get().orElseThrow(), row, row + 1, Progress.NONE).length == 0;
    } catch (QueryException e) {
      // A filter that is not understood hides nothing.
      return false;
    }
  }
}
