package org.wavecrate.gui;

import java.nio.file.Files;

/// The Check screen.
final class CheckTouches {
  private CheckTouches() {}

  static TouchTable table() {
    TouchTable table = new TouchTable();
    headings(table);
    findings(table);
    foot(table);
    return table;
  }

  private static void headings(TouchTable table) {
    table
        .press("errors", s -> s.selected("errors"))
        .press("errors", s -> s.selected("errors"))
        .press("warnings", s -> s.selected("warnings"))
        .press("warnings", s -> s.selected("warnings"))
        .press("infos", s -> s.selected("infos"))
        .press("byPlace", s -> s.selected("byPlace"))
        .press("byRule", s -> s.selected("byPlace"))
        .use("groups", s -> s.row("groups", 1), s -> s.text("title"))
        .key("Ctrl+↑", s -> s.text("title"))
        .key("Ctrl+↓", s -> s.text("title"))
        .first(s -> s.press("Ctrl+↑"))
        .type("filter", "zzzz", s -> s.shown("nothingLeft"))
        .press("widen", s -> s.shown("nothingLeft"));
  }

  private static void findings(TouchTable table) {
    table
        .press("zoom", s -> s.sound().time().visible().get())
        .key("Z", s -> s.sound().time().visible().get())
        .press("View > Zoom > Zoom in", s -> s.sound().time().visible().get())
        .key("Ctrl+Minus", s -> s.sound().time().visible().get())
        .press("View > Zoom > Zoom frequency in", s -> s.sound().frequency().visible().get())
        .first(s -> s.click("View > Zoom > Show all frequencies"))
        .key("N", s -> s.sound().time().visible().get())
        .key("Shift+N", s -> s.sound().time().visible().get())
        .key("M", s -> s.text("markAll"))
        .key("M", s -> s.text("markAll"))
        .gesture(
            "right click on its picture > Save picture as PNG…",
            s -> s.chooseOn(s.node("pair/PointerLayer"), 0.5, "Save picture as PNG…"),
            s -> s.files())
        .gesture(
            "right click on its picture > Mark",
            s -> s.chooseOn(s.node("pair/PointerLayer"), 0.5, "Mark"),
            s -> s.text("markAll"))
        .gesture(
            "right click on its picture > Unmark",
            s -> s.chooseOn(s.node("pair/PointerLayer"), 0.5, "Unmark"),
            s -> s.text("markAll"))
        .first(s -> s.press("Ctrl+↓"))
        .press("markAll", s -> s.text("markAll"))
        .press("silence", s -> s.workspace().recipe().get())
        .press("silence", s -> s.workspace().recipe().get())
        .first(
            s -> {
              s.closePopups();
              s.click("asList");
            })
        .press("asPictures", s -> s.selected("asPictures"))
        .use(
            "pictures/tile",
            s -> s.clickAt(s.nodes("tile").get(1), 0.5, 0.5),
            s -> s.text("position"))
        .use(
            "pictures",
            s -> s.clickAt(s.nodes("tile").getFirst(), 0.5, 0.5),
            s -> s.text("position"))
        .press("asList", s -> s.selected("asPictures"))
        .use("list", s -> s.row("list", 1), s -> s.text("position"))
        .gesture(
            "right click on a finding > Copy path",
            s -> s.chooseAt("list", 0, "Copy path"),
            s -> s.clipboard())
        .gesture(
            "right click on a finding > Show in folder",
            s -> s.chooseAt("list", 0, "Show in folder"),
            s -> s.asked())
        .still("pair/Stop", "Play, while it plays")
        .key("↑", s -> s.text("position"))
        .key("↓", s -> s.text("position"))
        .press("twinNext", s -> s.text("twinText"))
        .press("twinBefore", s -> s.text("twinText"))
        .press("playFinding", s -> s.played())
        .key("Space", s -> s.played())
        .key("Shift+Space", s -> s.played())
        .press("pair/PointerLayer", s -> s.focus())
        .press("open", s -> s.workspace().screen().get())
        .press("checkSummary", s -> s.workspace().screen().get())
        .key("Enter", s -> s.workspace().screen().get())
        .first(s -> s.go(Screen.CHECK));
  }

  private static void foot(TouchTable table) {
    table
        .press("report", s -> s.files())
        .first(s -> Files.delete(s.data("train data/block-id-1/id-label-1.npy")))
        .press("again", s -> s.texts("groups"))
        .first(s -> Files.delete(s.data("train data/block-id-1/id-label-2.npy")))
        .key("F5", s -> s.texts("groups"))
        .press("export", s -> s.workspace().screen().get());
  }
}
