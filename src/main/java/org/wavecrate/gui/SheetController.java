package org.wavecrate.gui;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Binds the sheet of all keys.
final class SheetController {
  private final ShellModel model;

  @FXML private VBox sheet;
  @FXML private OverflowPane keys;
  @FXML private Button closeSheet;

  @SuppressWarnings("NullAway.Init")
  SheetController(ShellModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    keys.show(ShortcutSheet.columns());
    model.sheet().subscribe(this::show);
  }

  private void show(boolean shown) {
    sheet.setVisible(shown);
    if (shown) {
      closeSheet.requestFocus();
    }
  }

  @FXML
  private void hide() {
    model.switchSheet();
  }
}
