package org.wavecrate.gui;

/// What the user wants the window to look like.
public enum ThemeChoice {
  SYSTEM("As the system"),
  LIGHT("Light"),
  DARK("Dark");

  private final String title;

  ThemeChoice(String title) {
    this.title = title;
  }

  /// How menus call it.
  public String title() {
    return title;
  }
}
