package org.wavecrate.gui;

import javafx.fxml.FXML;

/// The ways to open something, for menus and buttons that name them in FXML.
abstract sealed class OpenActions permits TopBarController, OpenButtons {
  private final ShellModel model;

  OpenActions(ShellModel model) {
    this.model = model;
  }

  @FXML
  private void openFolder() {
    model.openFolder();
  }

  @FXML
  private void openZip() {
    model.openZip();
  }

  @FXML
  private void showImport() {
    model.showImport();
  }
}
