package org.wavecrate.gui.explore;

import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Pictures;

/// The middle of the Explore screen: the examples one walks through.
final class ExamplesPane {
  private final ExamplesController controller;
  private final Parent node;

  ExamplesPane(ExamplesModel model, Pictures pictures) {
    controller = new ExamplesController(model, pictures);
    node = Fxml.load(ExamplesPane.class, "examples.fxml", controller);
  }

  Parent node() {
    return node;
  }

  /// Does what a key asks for and consumes it; leaves other keys alone.
  ///
  /// @param elsewhere whether another list has the focus, which uses arrows up and down itself
  void press(KeyEvent event, boolean elsewhere) {
    controller.press(event, elsewhere);
  }

  /// Flags the example looked at and asks for a note, or takes the flag away.
  void mark() {
    controller.mark();
  }

  void startFinding() {
    controller.startFinding();
  }

  void requestFocus() {
    controller.requestFocus();
  }
}
