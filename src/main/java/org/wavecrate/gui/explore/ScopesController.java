package org.wavecrate.gui.explore;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Scope;

/// Binds the list of splits and blocks to its model.
final class ScopesController {
  private final ScopesModel model;

  @FXML private VBox column;
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
    model.scopes().subscribe(this::fit);
    fit();
  }

  /// No higher than its rows need, so that what is below follows closely.
  private void fit() {
    double height = model.scopes().size() * scopes.getFixedCellSize() + 2;
    scopes.setPrefHeight(height);
    scopes.setMaxHeight(height);
    scopes.setMinHeight(Math.min(height, 4 * scopes.getFixedCellSize()));
    show(model.scope().get());
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

  /// Puts something below the list.
  void add(Node below) {
    column.getChildren().add(below);
  }

  /// Whether keys go to the list.
  boolean isFocused() {
    return scopes.isFocused();
  }
}
