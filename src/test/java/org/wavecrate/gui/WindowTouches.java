package org.wavecrate.gui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What surrounds the screens.
final class WindowTouches {
  private WindowTouches() {}

  private static void mark(TouchStand stand) throws Exception {
    stand.press("M");
    stand.press("Enter");
  }

  private static Screen front(TouchStand stand) {
    return stand.workspace().screen().get();
  }

  static TouchTable table() {
    TouchTable table = new TouchTable();
    // The one in front at first comes last.
    List<Screen> screens = new ArrayList<>(List.of(Screen.values()));
    Collections.rotate(screens, -1);
    screens.forEach(screen -> table.press("rail/" + screen.title(), WindowTouches::front));
    screens.forEach(
        screen -> table.key(screen.key().replace("Shortcut", "Ctrl"), WindowTouches::front));
    screens.forEach(screen -> table.press("View > " + screen.title(), WindowTouches::front));
    return table
        .press("File > Import recordings…", WindowTouches::front)
        .first(s -> s.go(Screen.EXPLORE))
        .key("Ctrl+I", WindowTouches::front)
        .first(s -> s.go(Screen.EXPLORE))
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
