package org.wavecrate.gui.explore;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.summary.LabelCounts;

/// The classes of the chosen scope with their counts, without a screen.
final class LabelsModel {
  private final Workspace workspace;
  private final Library library;
  private final Latest counting;
  private final ReadOnlyObjectWrapper<LabelCounts> counts =
      new ReadOnlyObjectWrapper<>(LabelCounts.NONE);

  LabelsModel(Workspace workspace, Library library, Background background) {
    this.workspace = workspace;
    this.library = library;
    counting = new Latest(background);
    workspace.scope().subscribe(scope -> count());
    workspace.recipe().subscribe(recipe -> count());
    library.subject().subscribe(subject -> count());
    library.growth().subscribe(growth -> count());
  }

  private void count() {
    Optional<Scope> scope = workspace.scope().get();
    Optional<SurveyedDataset> subject = library.subject().get();
    List<String> names = workspace.recipe().get().labels().classes();
    if (scope.isEmpty()
        || subject.isEmpty()
        || !subject.get().table().rows().dataset().splits().containsAll(scope.get().splits())) {
      counting.cancel();
      counts.set(LabelCounts.NONE);
      return;
    }
    var table = subject.get().table();
    int first = table.rows().start(scope.get().splits().getFirst()) + scope.get().first();
    int end = first + scope.get().size();
    counting.start(
        progress -> LabelCounts.of(subject.get(), first, end, names, progress),
        counts::set,
        reason -> counts.set(LabelCounts.NONE));
  }

  ReadOnlyObjectProperty<LabelCounts> counts() {
    return counts.getReadOnlyProperty();
  }

  /// Looks for `query` alone; for everything if that is looked for already.
  void toggle(String query) {
    library.filter().set(library.filter().get().strip().equals(query) ? "" : query);
  }

  /// Brings the screen to the front that tells more.
  void goToCheck() {
    workspace.screen().set(Screen.CHECK);
  }

  Library library() {
    return library;
  }
}
