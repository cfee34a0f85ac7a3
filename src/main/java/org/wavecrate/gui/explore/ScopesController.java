package org.wavecrate.gui.explore;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import org.wavecrate.gui.Scope;

/// Binds the list of splits and blocks to its model.
final class ScopesController {
  private final ScopesModel model;

  @FXML private ListView<Scope> scopes;

  @SuppressWarnings("NullAway.Init")
  ScopesController(ScopesModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    scopes.setCellFactory(list -> new ScopeCell());
    scopes.setItems(model.scopes());
    scopes
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(scope -> Optional.ofNullable(scope).ifPresent(this::choose));
    model.scope().subscribe(this::show);
    model.scopes().subscribe(() -> show(model.scope().get()));
  }

  private void choose(Scope scope) {
    if (!model.scope().get().equals(Optional.of(scope))) {
      model.select(scope);
    }
  }

  private void show(Optional<Scope> scope) {
    int index = scope.map(model.scopes()::indexOf).orElse(-1);
    if (index < 0) {
      scopes.getSelectionModel().clearSelection();
    } else if (scopes.getSelectionModel().getSelectedIndex() != index) {
      scopes.getSelectionModel().clearAndSelect(index);
    }
  }

  /// Whether keys go to the list.
  boolean isFocused() {
    return scopes.isFocused();
  }
}
