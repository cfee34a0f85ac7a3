package org.wavecrate.gui;

import java.util.List;
import javafx.css.PseudoClass;
import org.wavecrate.intake.Found;

/// The Import screen.
final class ImportTouches {
  private ImportTouches() {}

  static TouchTable table() {
    TouchTable table = new TouchTable();
    reading(table);
    preparing(table);
    preview(table);
    writing(table);
    return table;
  }

  /// Most layouts are not what these recordings are laid out as.
  private static void readAsFound(TouchStand stand) throws Exception {
    if (stand.shown("asFound")) {
      stand.click("asFound");
    } else {
      stand.click("layout > found: *");
    }
  }

  /// All that is said of what an import would make.
  private static String plan(TouchStand stand) {
    return stand.text("size") + stand.texts("promises") + stand.texts("legend");
  }

  private static boolean refused(TouchStand stand, String field) {
    return stand
        .root()
        .lookup("#" + field)
        .getPseudoClassStates()
        .contains(PseudoClass.getPseudoClass("invalid"));
  }

  private static void reading(TouchTable table) {
    table
        .press("chooseTable", s -> s.asked())
        .press("choose", s -> s.text("extent"))
        .choose("label", List.of("by file name", "none", "by folder"), s -> s.text("label"))
        .press("label > as the layout says", s -> s.text("label"))
        .choose(
            "group",
            List.of("windows of a recording", "recordings of a folder", "as the layout says"),
            s -> s.text("group"))
        .choose(
            "splits",
            List.of("by folder", "by percentage", "as the layout says"),
            s -> s.text("splits"))
        .type("fractions", "40, 30, 30", ImportTouches::plan)
        .press("layout > folders", s -> s.text("layout"))
        .press("layout > found: *", s -> s.text("layout"));
    for (String other : Found.layoutNames()) {
      if (!other.equals("folders")) {
        table.press("layout > " + other, s -> s.text("layout") + s.shown("asFound"));
        table.first(ImportTouches::readAsFound);
      }
    }
    table
        .first(s -> s.click("layout > esc50"))
        .press("asFound", s -> s.shown("asFound"))
        .press("otherSource", s -> s.asked());
  }

  private static void preparing(TouchTable table) {
    table
        .type("window", "0.1", ImportTouches::plan)
        .type("hop", "0.05", ImportTouches::plan)
        .choose("remainder", List.of("pad", "drop"), s -> s.text("remainder"))
        .press("whole", ImportTouches::plan)
        .press("whole", ImportTouches::plan)
        .type("rate", "4000", ImportTouches::plan)
        .choose("channels", List.of("left", "right", "keep", "mono"), s -> s.text("channels"))
        .type("trim", "40", ImportTouches::plan)
        .type("loudness", "-23", ImportTouches::plan)
        .choose("dtype", List.of("int16", "float16", "float32"), ImportTouches::plan)
        .type("blockSize", "none", s -> refused(s, "blockSize"))
        .type("blockSize", "2", s -> refused(s, "blockSize"));
  }

  private static void preview(TouchTable table) {
    table
        .press("next", s -> s.text("name"))
        .press("before", s -> s.text("name"))
        .press("play", s -> s.played())
        .first(s -> s.click("stage/PointerLayer"))
        .key("Space", s -> s.played())
        .use(
            "stage/PointerLayer",
            s -> s.clickAt(s.node("stage/PointerLayer"), 0.7, 0.5),
            s -> s.sound().time().cursor().get())
        .press("View > Zoom > Zoom in", s -> s.sound().time().visible().get())
        .press("View > Zoom > Show all", s -> s.sound().time().visible().get())
        .still("classes", "shows how many examples each class gets")
        .still("leftOut", "names the files that are left out");
  }

  private static void writing(TouchTable table) {
    table
        .press("browse", s -> s.text("target"))
        .still("stop", "in sight only while an import is under way, which here is over at once")
        .press("start", s -> s.files());
  }
}
