package org.wavecrate.gui.explore;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.example.ExampleActions;

/// The middle of the Explore screen: the list or gallery of examples.
final class ExamplesPane {
  private final ExamplesController controller;
  private final Parent node;

  ExamplesPane(ExamplesModel model, Pictures pictures, ExampleActions actions) {
    TableModel table = new TableModel(model);
    controller = new ExamplesController(model, table, pictures, actions);
    node =
        Fxml.load(
            ExamplesPane.class,
            "examples.fxml",
            List.of(
                controller, new FindController(model), new ExampleTableController(model, table)));
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
