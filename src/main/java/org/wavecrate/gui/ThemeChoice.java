package org.wavecrate.gui;

/// The theme that the user has chosen.
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
