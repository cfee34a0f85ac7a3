package org.wavecrate.gui;

import java.util.Locale;

/// The screens, in the order of the rail on the left, of the View menu and of the keys from Ctrl+1.
public enum Screen {
  EXPLORE("Explore", "fth-columns"),
  OVERVIEW("Overview", "fth-bar-chart-2"),
  AUGMENT("Augment", "fth-activity"),
  SHUFFLE("Shuffle", "fth-shuffle"),
  CHECK("Check", "fth-check"),
  EXPORT("Export", "fth-package"),
  IMPORT("Import", "fth-mic");

  private final String title;
  private final String icon;

  Screen(String title, String icon) {
    this.title = title;
    this.icon = icon;
  }

  /// Its name in the names of files, such as `explore`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Its name as the rail shows it.
  public String title() {
    return title;
  }

  /// An Ikonli code.
  public String icon() {
    return icon;
  }

  /// The key that brings it to the front, such as `Shortcut+1`.
  String key() {
    return "Shortcut+" + (ordinal() + 1);
  }
}
