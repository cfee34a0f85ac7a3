package org.wavecrate.gui.explore;

import javafx.scene.Node;
import org.wavecrate.dataset.Example;

/// Small things that list and gallery share.
final class Names {
  private Names() {}

  /// The file's name without `.npy`.
  static String stem(Example example) {
    String name = example.name();
    return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
  }

  /// Shows a node, or takes it away with the room it needs.
  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
