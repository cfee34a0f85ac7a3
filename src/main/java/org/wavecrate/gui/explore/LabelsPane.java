package org.wavecrate.gui.explore;

import javafx.scene.Parent;
import org.wavecrate.gui.Fxml;

/// Classes, marks and problems, below splits and blocks.
final class LabelsPane {
  private final LabelsController controller;
  private final Parent node;

  LabelsPane(LabelsModel model) {
    controller = new LabelsController(model);
    node = Fxml.load(LabelsPane.class, "labels.fxml", controller);
  }

  Parent node() {
    return node;
  }

  /// Whether keys go to the list.
  boolean isFocused() {
    return controller.isFocused();
  }
}
