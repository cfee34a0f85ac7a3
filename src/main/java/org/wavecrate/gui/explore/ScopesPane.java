package org.wavecrate.gui.explore;

import javafx.scene.Parent;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Workspace;

/// The left of the Explore screen: splits and blocks.
final class ScopesPane {
  private final ScopesController controller;
  private final Parent node;

  ScopesPane(Workspace workspace) {
    controller = new ScopesController(new ScopesModel(workspace));
    node = Fxml.load(ScopesPane.class, "scopes.fxml", controller);
  }

  Parent node() {
    return node;
  }

  /// Whether keys go to the list.
  boolean isFocused() {
    return controller.isFocused();
  }
}
