package org.wavecrate.gui.explore;

import org.wavecrate.dataset.Example;

/// Small things that list and gallery share.
final class Names {
  private Names() {}

  /// The file's name without `.npy`.
  static String stem(Example example) {
    String name = example.name();
    return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
  }
}
