package org.wavecrate.gui;

/// The window before a dataset is open, and where what was asked for is none.
final class WelcomeTouches {
  private WelcomeTouches() {}

  static TouchTable table() {
    return new TouchTable()
        .press("welcome/Open zip…", s -> s.asked())
        .press("welcome/Import recordings…", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.EXPLORE))
        .press("welcome/Open folder…", s -> s.workspace().dataset().get())
        .first(s -> s.act(() -> s.workspace().open(s.folder().resolve("nowhere"))))
        .press("problemBox/Open zip…", s -> s.asked())
        .first(s -> s.act(() -> s.workspace().open(s.folder().resolve("nowhere"))))
        .press("problemBox/Import recordings…", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.EXPLORE))
        .press("problemBox/Open folder…", s -> s.workspace().dataset().get());
  }
}
