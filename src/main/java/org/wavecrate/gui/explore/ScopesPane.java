package org.wavecrate.gui.explore;

import javafx.scene.Parent;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Workspace;

/// The left of the Explore screen: splits and blocks, classes, marks and problems.
final class ScopesPane {
  private final ScopesController controller;
  private final LabelsPane labels;
  private final Parent node;

  ScopesPane(Workspace workspace, Library library, Background background) {
    controller = new ScopesController(new ScopesModel(workspace));
    labels = new LabelsPane(new LabelsModel(workspace, library, background));
    node = Fxml.load(ScopesPane.class, "scopes.fxml", controller);
    controller.add(labels.node());
  }

  Parent node() {
    return node;
  }

  /// Whether keys go to one of its lists.
  boolean isFocused() {
    return controller.isFocused() || labels.isFocused();
  }
}
