package org.wavecrate.gui.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Flags;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.example.Walk;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.query.ListedExample;
import org.wavecrate.rules.Finding;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.LabelWords;
import org.wavecrate.survey.Sort;

/// The list of examples and the current one, without a screen.
final class ExamplesModel implements Walk {
  private final Workspace workspace;
  private final Library library;
  private final Search search;
  private final ReadOnlyObjectWrapper<ObservableList<Example>> rows =
      new ReadOnlyObjectWrapper<>(FXCollections.emptyObservableList());
  private final ReadOnlyIntegerWrapper row = new ReadOnlyIntegerWrapper(-1);

  ExamplesModel(Workspace workspace, Library library, Background background) {
    this.workspace = workspace;
    this.library = library;
    search = new Search(workspace, library, background);
    search.found().subscribe(this::show);
    workspace.example().subscribe(this::followExample);
  }

  private void show(Search.Found found) {
    rows.set(
        found
            .rows()
            .<ObservableList<Example>>map(list -> list)
            .orElseGet(FXCollections::emptyObservableList));
    followExample();
    if (found.asked() && row.get() < 0) {
      selectRow(0);
    }
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
      int from = row.get() < 0 && examples > 0 ? -1 : Math.max(0, row.get());
      selectRow(Math.clamp((long) from + examples, 0, rows.get().size() - 1));
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

  /// Goes to the next example, or the one before, that has the label of this one.
  void moveWithinLabel(int direction) {
    Optional<ExampleTable> table = table();
    List<Long> classes = table.flatMap(t -> tableRow(row.get()).map(t::classes)).orElse(List.of());
    if (classes.isEmpty()) {
      workspace.notice().set("This example has no class that others could share.");
      return;
    }
    String name = label(row.get());
    moveTo(direction, r -> table.orElseThrow().classes(r).equals(classes), "of class " + name);
  }

  /// Goes to the next example, or the one before, that can't be used as it is.
  void moveToProblem(int direction) {
    moveTo(
        direction,
        r ->
            isBadRow(r)
                || library.subject().get().filter(s -> !s.checked().of(r).isEmpty()).isPresent(),
        "with a problem");
  }

  private void moveTo(int direction, IntPredicate wanted, String what) {
    int at = row.get() + direction;
    while (at >= 0 && at < rows.get().size()) {
      if (tableRow(at).filter(wanted::test).isPresent()) {
        workspace.notice().set("");
        selectRow(at);
        return;
      }
      at += direction;
    }
    String measured = library.isComplete() ? "" : " among those measured so far";
    workspace
        .notice()
        .set(
            Formatted.of(
                "No %s example %s%s.", direction > 0 ? "later" : "earlier", what, measured));
  }

  private Optional<ExampleTable> table() {
    return library.subject().get().map(subject -> subject.table());
  }

  /// Where row `index` of the list stands among all examples.
  private Optional<Integer> tableRow(int index) {
    return index < 0 || index >= rows.get().size() || table().isEmpty()
        ? Optional.empty()
        : Optional.of(library.row(rows.get().get(index))).filter(found -> found >= 0);
  }

  /// Has row `index` and those after it measured next: they are on the screen.
  void lookAt(int index) {
    tableRow(index).ifPresent(library::lookAt);
  }

  private Optional<Integer> tableRow(Example example) {
    return Optional.of(library.row(example)).filter(found -> found >= 0);
  }

  /// The classes of row `index` in a word; empty if there are none or they are not known yet.
  String label(int index) {
    return tableRow(index)
        .map(r -> LabelWords.of(table().orElseThrow(), r, classNames()))
        .orElse("");
  }

  private List<String> classNames() {
    return workspace.recipe().get().labels().classes();
  }

  /// An example as columns read it; empty while the dataset is not surveyed.
  Optional<ListedExample> listed(Example example) {
    return library
        .subject()
        .get()
        .flatMap(
            subject ->
                Optional.of(library.row(example))
                    .filter(row -> row >= 0 && row < subject.table().size())
                    .map(row -> new ListedExample(subject, classNames(), row)));
  }

  /// The figure of row `index` by which the list is sorted, with its unit.
  String figure(int index) {
    return tableRow(index)
        .map(r -> SortValue.of(library.sort().get().by(), table().orElseThrow(), r, sampleRateHz()))
        .orElse("");
  }

  private double sampleRateHz() {
    return workspace.sampleRate().get().hz();
  }

  /// Why an example can't be used as it is, as a sentence.
  Optional<String> trouble(Example example) {
    return trouble(tableRow(example));
  }

  /// The same of row `index`.
  Optional<String> trouble(int index) {
    return trouble(tableRow(index));
  }

  private Optional<String> trouble(Optional<Integer> at) {
    Optional<String> measured =
        at.flatMap(r -> table().orElseThrow().problem(r)).map(problem -> problem.reason());
    List<Finding> found = findings(at);
    return found.isEmpty()
        ? measured
        : Optional.of(
            found.stream().map(Finding::message).distinct().collect(Collectors.joining("\n")));
  }

  private List<Finding> findings(Optional<Integer> at) {
    return at.flatMap(r -> library.subject().get().map(subject -> subject.checked().of(r)))
        .orElse(List.of());
  }

  /// Whether row `index` can't be used as it is, rather than being merely worth a look.
  boolean isBad(int index) {
    return tableRow(index).filter(this::isBadRow).isPresent();
  }

  /// The same of an example.
  boolean isBad(Example example) {
    return tableRow(example).filter(this::isBadRow).isPresent();
  }

  private boolean isBadRow(int tableRow) {
    return library.subject().get().filter(subject -> subject.isBad(tableRow)).isPresent();
  }

  /// Flags the example that is looked at, or takes its flag away.
  void toggleMark() {
    workspace.example().get().ifPresent(library.flags()::toggle);
  }

  /// How many are listed: `221`, `12 of 221`.
  String count() {
    int all = workspace.scope().get().map(Scope::size).orElse(0);
    int listed = rows.get().size();
    return listed == all ? Numbers.count(all) : Numbers.count(listed) + " of " + Numbers.count(all);
  }

  /// The reason why the list is not complete yet, as a sentence; empty if it is.
  String unfinished() {
    boolean needs = !library.filter().get().isBlank() || !library.sort().get().equals(Sort.NATURAL);
    int all = table().map(ExampleTable::size).orElse(0);
    return !needs || library.isComplete() || all == 0
        ? ""
        : Formatted.of(
            "Looks at the %s of %s measured so far",
            Numbers.count(library.known().get()), Numbers.count(all));
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

  /// Whether the newest rows are what the user asked for just now.
  boolean isAsked() {
    return search.found().get().asked();
  }

  ReadOnlyObjectProperty<Optional<Example>> example() {
    return workspace.example();
  }

  ReadOnlyObjectProperty<Optional<String>> problem() {
    return search.problem();
  }

  ReadOnlyBooleanProperty searching() {
    return search.running();
  }

  BooleanProperty gallery() {
    return workspace.gallery();
  }

  Library library() {
    return library;
  }

  Flags flags() {
    return library.flags();
  }

  Workspace workspace() {
    return workspace;
  }
}
