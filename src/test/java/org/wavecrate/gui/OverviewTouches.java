package org.wavecrate.gui;

import javafx.scene.control.Labeled;

/// The Overview screen.
final class OverviewTouches {
  private OverviewTouches() {}

  static TouchTable table() {
    return new TouchTable()
        .type("classes/class-name", "kick", s -> s.workspace().recipe().get())
        .press("saveNames", s -> s.files())
        .press("classes/class-bar", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.OVERVIEW))
        .use(
            "classes",
            s -> s.clickAt(s.nodes("class-bar").getFirst(), 0.5, 0.5),
            s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.OVERVIEW))
        .press("splits/train", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.OVERVIEW))
        .press("splits/validation", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.OVERVIEW))
        .press("splits/test", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.OVERVIEW))
        .press("splits/1*", s -> s.workspace().screen().get())
        .still("splits/6", "as 1 above, once more is found")
        .first(s -> s.go(Screen.OVERVIEW))
        .press("unusual/*", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.OVERVIEW))
        .press("shares", s -> captions(s))
        .press("distributions/histogram", s -> s.workspace().screen().get());
  }

  /// What the axes of the histograms count.
  private static Object captions(TouchStand stand) {
    return stand.root().lookupAll(".histogram .tick").stream()
        .map(tick -> ((Labeled) tick).getText())
        .anyMatch("of each split"::equals);
  }
}
