package org.wavecrate.gui.sound;

/// The action of the wheel over sound without a key. With Ctrl it always zooms, with Shift it
/// scrolls.
public enum WheelUse {
  SCROLL("Scroll through time"),
  ZOOM("Zoom at the pointer");

  private final String title;

  WheelUse(String title) {
    this.title = title;
  }

  /// As a menu says it.
  public String title() {
    return title;
  }
}
