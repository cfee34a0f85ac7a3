package org.wavecrate.gui;

/// Binds the buttons that stand where no dataset is open.
final class OpenButtons extends OpenActions {
  OpenButtons(ShellModel model) {
    super(model);
  }
}
