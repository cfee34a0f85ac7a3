package org.wavecrate.gui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Workspace;

/// The splits and blocks to choose from, without a screen.
final class ScopesModel {
  private final Workspace workspace;
  private final ObservableList<Scope> scopes = FXCollections.observableArrayList();

  ScopesModel(Workspace workspace) {
    this.workspace = workspace;
    workspace.dataset().subscribe(this::list);
  }

  private void list(Optional<Dataset> dataset) {
    List<Scope> found = new ArrayList<>();
    dataset.filter(open -> open.splits().size() > 1).map(Scope::of).ifPresent(found::add);
    for (Split split : dataset.map(Dataset::splits).orElse(List.of())) {
      found.add(Scope.of(split));
      for (int block = 0; block < split.blocks().size(); block++) {
        found.add(Scope.of(split, block));
      }
    }
    scopes.setAll(found);
  }

  void select(Scope scope) {
    workspace.select(scope);
  }

  /// All of it if there are several splits, then all splits, each followed by its blocks.
  ObservableList<Scope> scopes() {
    return scopes;
  }

  ReadOnlyObjectProperty<Optional<Scope>> scope() {
    return workspace.scope();
  }
}
