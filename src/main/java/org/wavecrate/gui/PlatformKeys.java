package org.wavecrate.gui;

import java.util.Locale;

/// Names of keys as the platform writes them: `Ctrl+Shift+Z` is `⇧⌘Z` on macOS.
final class PlatformKeys {
  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  private PlatformKeys() {}

  /// A text in which keys are named as on Linux and Windows, for the platform this runs on.
  static String of(String text) {
    return of(text, MAC);
  }

  static String of(String text, boolean mac) {
    if (!mac) {
      return text;
    }
    return text.replace("Ctrl+Shift+", "⇧⌘")
        .replace("Ctrl+", "⌘")
        .replace("Shift+", "⇧")
        .replace("Alt+", "⌥");
  }
}
