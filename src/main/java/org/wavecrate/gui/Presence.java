package org.wavecrate.gui;

import javafx.scene.Node;

/// Whether a node is seen and takes up room.
public final class Presence {
  private Presence() {}

  /// Shows a node, or takes it away with the room it needs.
  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
