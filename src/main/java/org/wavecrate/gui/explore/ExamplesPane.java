package org.wavecrate.gui.explore;

import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import org.wavecrate.gui.Fxml;

/// The middle of the Explore screen: the examples one walks through.
final class ExamplesPane {
  private final ExamplesController controller;
  private final Parent node;

  ExamplesPane(ExamplesModel model) {
    controller = new ExamplesController(model);
    node = Fxml.load(ExamplesPane.class, "examples.fxml", controller);
  }

  Parent node() {
    return node;
  }

  /// Does what a key asks for and consumes it; leaves other keys alone.
  ///
  /// @param leftRight whether only the arrows that no list uses are meant
  void press(KeyEvent event, boolean leftRight) {
    controller.press(event, leftRight);
  }

  void requestFocus() {
    controller.requestFocus();
  }
}
