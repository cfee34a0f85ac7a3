package org.wavecrate.gui.explore;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Workspace;
import org.wavecrate.query.Query;
import org.wavecrate.query.QueryException;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.survey.Sort;

/// Finds and sorts the examples of the chosen scope as the user types, off the JavaFX thread. What
/// was found last stays until the next answer is there.
final class Search {
  /// An answer.
  ///
  /// @param rows the examples found
  /// @param asked whether the user asked for it, rather than more having become known
  record Found(Optional<ExampleRows> rows, boolean asked) {}

  private final Workspace workspace;
  private final Library library;
  private final Latest searching;
  private final ReadOnlyObjectWrapper<Found> found =
      new ReadOnlyObjectWrapper<>(new Found(Optional.empty(), true));
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Search(Workspace workspace, Library library, Background background) {
    this.workspace = workspace;
    this.library = library;
    searching = new Latest(background);
    // Told of every change, read or not.
    workspace.scope().subscribe(scope -> search(true));
    library.filter().subscribe(filter -> search(true));
    library.sort().subscribe(sort -> search(true));
    workspace.recipe().subscribe(recipe -> search(false));
    library.subject().subscribe(subject -> search(false));
    library.growth().subscribe(growth -> search(false));
    library.flags().revision().subscribe(revision -> search(false));
  }

  private void search(boolean asked) {
    List<String> names = workspace.recipe().get().labels().classes();
    Query query;
    try {
      query = Query.parse(library.filter().get(), names);
    } catch (QueryException e) {
      searching.cancel();
      problem.set(Optional.of(String.valueOf(e.getMessage())));
      return;
    }
    problem.set(Optional.empty());
    Optional<Scope> scope = workspace.scope().get();
    Optional<SurveyedDataset> subject = library.subject().get();
    Sort sort = library.sort().get();
    boolean all = query.isEmpty() && sort.equals(Sort.NATURAL);
    if (scope.isEmpty() || all) {
      searching.cancel();
      show(scope.map(ExampleRows::new), asked);
    } else if (subject.isPresent() && fits(scope.get(), subject.get())) {
      boolean wasAsked = asked || searching.running().get();
      searching.start(
          progress -> find(scope.get(), subject.get(), query, sort, progress),
          rows -> show(Optional.of(rows), wasAsked),
          reason -> problem.set(Optional.of("Not searched: " + reason.getMessage())));
    }
  }

  private static boolean fits(Scope scope, SurveyedDataset subject) {
    return subject.table().rows().dataset().splits().containsAll(scope.splits());
  }

  private static ExampleRows find(
      Scope scope, SurveyedDataset subject, Query query, Sort sort, Progress progress) {
    var table = subject.table();
    int first = table.rows().start(scope.splits().getFirst()) + scope.first();
    int[] rows = query.rows(subject, first, first + scope.size(), progress);
    int[] sorted =
        sort.equals(Sort.NATURAL)
            ? rows
            : sort.sorted(rows, table, subject.marks().rows(""), progress);
    return new ExampleRows(scope, IntStream.of(sorted).map(row -> row - first).toArray());
  }

  private void show(Optional<ExampleRows> rows, boolean asked) {
    Optional<ExampleRows> before = found.get().rows();
    boolean same = rows.isPresent() && before.filter(last -> last.same(rows.get())).isPresent();
    if (asked || !same) {
      found.set(new Found(same ? before : rows, asked));
    }
  }

  ReadOnlyObjectProperty<Found> found() {
    return found.getReadOnlyProperty();
  }

  /// The error in the filter, as a sentence.
  ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty running() {
    return searching.running();
  }
}
