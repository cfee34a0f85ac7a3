package org.wavecrate.gui;

/// What surrounds the screens.
final class WindowTouches {
  private WindowTouches() {}

  private static void mark(TouchStand stand) throws Exception {
    stand.press("M");
    stand.press("Enter");
  }

  static TouchTable table() {
    return new TouchTable()
        .press("rail/Overview", s -> s.workspace().screen().get())
        .press("rail/Augment", s -> s.workspace().screen().get())
        .press("rail/Shuffle", s -> s.workspace().screen().get())
        .press("rail/Check", s -> s.workspace().screen().get())
        .press("rail/Export", s -> s.workspace().screen().get())
        .press("rail/Import", s -> s.workspace().screen().get())
        .press("rail/Explore", s -> s.workspace().screen().get())
        .key("Ctrl+2", s -> s.workspace().screen().get())
        .key("Ctrl+3", s -> s.workspace().screen().get())
        .key("Ctrl+4", s -> s.workspace().screen().get())
        .key("Ctrl+5", s -> s.workspace().screen().get())
        .key("Ctrl+6", s -> s.workspace().screen().get())
        .key("Ctrl+7", s -> s.workspace().screen().get())
        .key("Ctrl+1", s -> s.workspace().screen().get())
        .press("View > Overview", s -> s.workspace().screen().get())
        .press("View > Augment", s -> s.workspace().screen().get())
        .press("View > Shuffle", s -> s.workspace().screen().get())
        .press("View > Check", s -> s.workspace().screen().get())
        .press("View > Export", s -> s.workspace().screen().get())
        .press("View > Import", s -> s.workspace().screen().get())
        .press("View > Explore", s -> s.workspace().screen().get())
        .press("File > Import recordings…", s -> s.workspace().screen().get())
        .first(s -> s.go("explore"))
        .key("Ctrl+I", s -> s.workspace().screen().get())
        .first(s -> s.go("explore"))
        .press("View > Pictures or list", s -> s.workspace().gallery().get())
        .key("Ctrl+G", s -> s.workspace().gallery().get())
        .press("View > Theme > Dark", s -> s.workspace().theme().get())
        .press("View > Theme > Light", s -> s.workspace().theme().get())
        .press("View > Theme > *ystem*", s -> s.workspace().theme().get())
        .press("View > Wheel over sound > Zoom at the pointer", s -> s.workspace().wheel().get())
        .press("View > Wheel over sound > Scroll through time", s -> s.workspace().wheel().get())
        .press("themeButton", s -> s.workspace().theme().get())
        .press("pills/validation*", s -> s.workspace().scope().get())
        .press("pills/test*", s -> s.workspace().scope().get())
        .press("pills/train*", s -> s.workspace().scope().get())
        .press("Help > About Wavecrate", s -> s.shown("about"))
        .press("copyVersion", s -> s.clipboard())
        .press("licence", s -> s.asked())
        .press("tarsos", s -> s.asked())
        .press("openjfx", s -> s.asked())
        .press("showLog", s -> s.asked())
        .still("libraries", "a text to read")
        .press("closeAbout", s -> s.shown("about"))
        .first(s -> s.click("Help > About Wavecrate"))
        .key("Esc", s -> s.shown("about"))
        .press("Help > Keys", s -> s.shown("sheet"))
        .press("closeSheet", s -> s.shown("sheet"))
        .key("F1", s -> s.shown("sheet"))
        .key("Esc", s -> s.shown("sheet"))
        .key("?", s -> s.shown("sheet"))
        .first(s -> s.press("Esc"))
        .press("*? keys", s -> s.shown("sheet"))
        .first(s -> s.press("Esc"))
        .press("File > Open folder…", s -> s.asked())
        .press("File > Open zip…", s -> s.asked())
        .press("*Open…", s -> s.asked())
        .key("Ctrl+O", s -> s.asked())
        .key("Ctrl+Shift+O", s -> s.asked())
        .press("File > Open recent > *", s -> s.workspace().dataset().get())
        .press("datasetButton > *", s -> s.workspace().dataset().get())
        .press("File > Reload", s -> s.workspace().dataset().get())
        .key("F5", s -> s.workspace().dataset().get())
        .first(WindowTouches::mark)
        .press("File > Save marks", s -> s.files())
        .press("File > Export marked as CSV…", s -> s.files())
        .key("Ctrl+Shift+E", s -> s.files())
        .first(WindowTouches::mark)
        .key("Ctrl+S", s -> s.files())
        .first(WindowTouches::mark)
        .press("File > Close", s -> s.shown("question"))
        .press("stayAnswer", s -> s.shown("question"))
        .first(s -> s.press("Ctrl+O"))
        .press("saveAnswer", s -> s.files())
        .first(
            s -> {
              mark(s);
              s.press("Ctrl+O");
            })
        .press("discardAnswer", s -> s.workspace().dataset().get())
        .key("Ctrl+W", s -> s.isShowing());
  }
}
