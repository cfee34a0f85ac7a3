package org.wavecrate.gui.explore;

import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.sound.Numbers;

/// Binds the list of examples to its model and forwards what the user does.
final class ExamplesController {
  /// How far Page Down and Page Up go.
  private static final int PAGE = 20;

  private final ExamplesModel model;

  @FXML private ListView<Example> examples;
  @FXML private Label listTitle;
  @FXML private Label listCount;

  @SuppressWarnings("NullAway.Init")
  ExamplesController(ExamplesModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.scope().subscribe(this::showScope);
    examples.setCellFactory(list -> new ExampleCell(model));
    model.rows().subscribe(this::showRows);
    examples
        .getSelectionModel()
        .selectedIndexProperty()
        .subscribe(index -> model.selectRow(index.intValue()));
    model.row().subscribe(row -> showRow(row.intValue()));
  }

  private void showScope(Optional<Scope> scope) {
    listTitle.setText(scope.map(Scope::title).orElse(""));
    listCount.setText(scope.map(s -> Numbers.count(s.size())).orElse(""));
  }

  private void showRows(ObservableList<Example> rows) {
    int row = model.row().get();
    examples.setItems(rows);
    showRow(row);
  }

  private void showRow(int row) {
    if (row >= 0 && examples.getSelectionModel().getSelectedIndex() != row) {
      examples.getSelectionModel().clearAndSelect(row);
    }
    if (row >= 0 && examples.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(row);
    }
  }

  /// Walks up and down through examples.
  ///
  /// @param leftRight whether only the arrows that no list uses are meant
  void press(KeyEvent event, boolean leftRight) {
    boolean handled = !event.isShortcutDown();
    if (handled) {
      switch (event.getCode()) {
        case RIGHT -> model.move(1);
        case LEFT -> model.move(-1);
        case DOWN, UP, PAGE_DOWN, PAGE_UP, HOME, END -> handled = !leftRight && walk(event);
        default -> handled = false;
      }
    }
    if (handled) {
      event.consume();
    }
  }

  private boolean walk(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case PAGE_DOWN -> model.move(PAGE);
      case PAGE_UP -> model.move(-PAGE);
      case HOME -> model.selectRow(0);
      default -> model.selectRow(model.rows().get().size() - 1);
    }
    return true;
  }

  void requestFocus() {
    examples.requestFocus();
  }
}
