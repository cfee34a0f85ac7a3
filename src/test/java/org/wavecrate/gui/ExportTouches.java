package org.wavecrate.gui;

import java.util.List;

/// The Export screen.
final class ExportTouches {
  private ExportTouches() {}

  static TouchTable table() {
    TouchTable table = new TouchTable();
    options(table);
    files(table);
    target(table);
    return table;
  }

  private static void options(TouchTable table) {
    table
        .press("splits/validation", s -> s.texts("total"))
        .press("splits/validation", s -> s.texts("total"))
        .press("splits/train", s -> s.texts("total"))
        .press("splits/train", s -> s.texts("total"))
        .press("splits/test", s -> s.texts("total"))
        .press("splits/test", s -> s.texts("total"))
        .press("withoutMarked", s -> s.selected("withoutMarked"))
        .press("withoutBad", s -> s.selected("withoutBad"))
        .press("withoutBad", s -> s.selected("withoutBad"))
        .press("renumber", s -> s.selected("renumber"))
        .press("reblock", s -> s.selected("reblock"))
        .type("perBlock", "2", s -> s.selection("blocks") + s.texts("blocks"))
        .press("splitBatches", s -> s.selected("splitBatches"))
        .press("splitBatches", s -> s.selected("splitBatches"));
  }

  private static void files(TouchTable table) {
    table
        .press("deflated", s -> s.text("packNote"))
        .press("stored", s -> s.text("packNote"))
        .choose("partSizes", List.of("1 GB", "2 GB", "4 GB", "10 GB"), s -> s.field("partSize"))
        .type("partSize", "3 GB", s -> s.field("partSize"))
        .press("includeSounds", s -> s.selected("includeSounds"))
        // Off from here on: the rows below export crates alone.
        .press("colab", s -> s.selected("colab"));
  }

  private static void target(TouchTable table) {
    table
        .press("browse", s -> s.field("folder"))
        .still("crates", "shows what will be written")
        .use("blocks", s -> s.row("blocks", 0), s -> s.selection("blocks"))
        .press("copyCode", s -> s.clipboard())
        .press("obstacles/Show", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.EXPORT))
        .press("obstacles/Leave out", s -> s.texts("obstacles"))
        .press("withoutBad", s -> s.texts("obstacles"))
        .press("obstacles/Export nevertheless", s -> s.texts("obstacles"))
        .press("obstacles/Rather not", s -> s.texts("obstacles"))
        .first(s -> s.click("obstacles/Export nevertheless"))
        .press("export", s -> s.files())
        .press("copySums", s -> s.clipboard())
        .press("crates/small-icon", s -> s.clipboard())
        .press("openFolder", s -> s.asked())
        .press("back", s -> s.shown("back"))
        .press("obstacles/Replace", s -> s.texts("obstacles"))
        .press("obstacles/Keep what is there", s -> s.texts("obstacles"))
        .first(
            s -> {
              s.go(Screen.EXPLORE);
              s.press("M");
              s.press("Enter");
              s.go(Screen.EXPORT);
            })
        .press("markedCount", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.EXPORT))
        .type("folder", "/nowhere/at all", s -> s.texts("obstacles"));
  }
}
