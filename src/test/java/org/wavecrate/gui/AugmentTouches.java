package org.wavecrate.gui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Augment screen.
final class AugmentTouches {
  private AugmentTouches() {}

  static TouchTable table() {
    TouchTable table = new TouchTable();
    pipeline(table);
    hearing(table);
    batches(table);
    draws(table);
    versus(table);
    steps(table);
    recipe(table);
    return table;
  }

  private static void pipeline(TouchTable table) {
    table
        .press("invitationPresets/*", s -> s.workspace().recipe().get())
        .press("offers/*", s -> s.workspace().recipe().get())
        .press("undo", s -> s.workspace().recipe().get())
        .press("redo", s -> s.workspace().recipe().get())
        .choose(
            "presets",
            List.of("environmental sound", "gentle", "strong", "music", "speech"),
            s -> s.workspace().recipe().get())
        .key("Ctrl+Z", s -> s.workspace().recipe().get())
        .key("Ctrl+Shift+Z", s -> s.workspace().recipe().get())
        .press("add", s -> s.popups())
        .first(s -> s.closePopups())
        .key("Ctrl+N", s -> s.popups())
        .first(s -> s.closePopups())
        .type("pipeline/seed", "5", s -> s.workspace().recipe().get())
        .type("pipeline/batchSize", "4", s -> s.workspace().recipe().get())
        .type("pipeline/sampleRateHz", "8000", s -> s.workspace().recipe().get());
  }

  private static void steps(TouchTable table) {
    table
        .press("pipeline/* is on", s -> s.workspace().recipe().get())
        .press("pipeline/* is off", s -> s.workspace().recipe().get())
        .type("pipeline/probability", "0.35", s -> s.workspace().recipe().get())
        .type("pipeline/min*", "-3.5", s -> s.workspace().recipe().get())
        .type("pipeline/max*", "7.5", s -> s.workspace().recipe().get())
        .type("pipeline/fadeMs", "7.5", s -> s.workspace().recipe().get())
        .press("pipeline/rollover", s -> s.workspace().recipe().get())
        .use(
            "pipeline/span-slider",
            s -> s.clickAt(s.nodes("span-slider").getFirst(), 0.2, 0.5),
            s -> s.workspace().recipe().get())
        .press("pipeline/⋮⋮", s -> s.focus())
        .first(s -> s.click("presets > strong"))
        .press("pipeline/Add within", s -> s.popups())
        .first(s -> s.closePopups())
        .use("pipeline/⋮⋮", s -> s.drag("pipeline/⋮⋮", -400), s -> s.workspace().recipe().get())
        .press("pipeline/Remove *", s -> s.workspace().recipe().get());
  }

  private static void recipe(TouchTable table) {
    table
        .press("root/Recipe > Copy as JSON", s -> s.clipboard())
        .press("root/Recipe > Open another…", s -> s.asked())
        .press("root/Recipe > Compare with the saved one", s -> s.popups())
        .first(s -> s.closePopups())
        .press("changes", s -> s.popups())
        .first(s -> s.closePopups())
        .press("save", s -> s.files() + s.shown("saving"))
        .first(s -> s.type("pipeline/sampleRateHz", ""))
        .press("save", s -> s.shown("saving"))
        .press("dontSave", s -> s.shown("saving"))
        .first(s -> s.click("save"))
        .press("saveAnyway", s -> s.files())
        .first(s -> s.press("Ctrl+Z"))
        .key("Ctrl+S", s -> s.files() + s.shown("saving"))
        .first(s -> s.type("pipeline/seed", "8"))
        .press("revert", s -> s.workspace().recipe().get())
        .first(AugmentTouches::makeFaultyDraws)
        .press("warnings/*", s -> s.shown("overlay"))
        .press("nextDraw", s -> s.text("drawPlace"))
        .press("worseDraw", s -> s.text("drawPlace"));
  }

  /// A pipeline some of whose draws clip or fall silent.
  private static void makeFaultyDraws(TouchStand stand) throws Exception {
    stand.type("pipeline/sampleRateHz", "16000");
    stand.type("pipeline/seed", "0");
    stand.click("presets > strong");
    stand.await("a warning", () -> stand.root().lookup(".draw-warning") != null);
  }

  private static void hearing(TouchTable table) {
    table
        .first(s -> s.click("pipeline/seed"))
        .use("stage", s -> s.clickAt(s.node("stage"), 0.5, 0.002), s -> s.focus())
        .press("nextExample", s -> s.example())
        .press("previousExample", s -> s.example())
        .press("nextEpoch", s -> s.text("epoch"))
        .press("previousEpoch", s -> s.text("epoch"))
        .key("→", s -> s.text("epoch"))
        .key("←", s -> s.text("epoch"))
        .key("↓", s -> s.example())
        .key("↑", s -> s.example())
        .press("loop", s -> s.workspace().listening().get())
        .key("L", s -> s.workspace().listening().get())
        .press("sideA", s -> s.selected("sideA"))
        .press("sideB", s -> s.selected("sideA"))
        .key("A", s -> s.selected("sideA"))
        .key("B", s -> s.selected("sideA"))
        .press("playOriginal", s -> s.played())
        .press("playAugmented", s -> s.played())
        .key("Space", s -> s.played())
        .press("asDifference", s -> s.selected("asDifference"))
        .press("asSound", s -> s.selected("asDifference"))
        .key("D", s -> s.selected("asDifference"))
        .press("originalCard/PointerLayer", s -> s.sound().time().cursor().get())
        .use(
            "augmentedStage/PointerLayer",
            s -> s.clickAt(s.node("augmentedStage/PointerLayer"), 0.3, 0.5),
            s -> s.sound().time().cursor().get())
        .press("View > Zoom > Zoom in", s -> s.sound().time().visible().get())
        .press("View > Zoom > Show all", s -> s.sound().time().visible().get())
        .press("View > Zoom > Zoom frequency in", s -> s.sound().frequency().visible().get())
        .press("View > Zoom > Show all frequencies", s -> s.sound().frequency().visible().get())
        .gesture(
            "right click on the original > Copy NumPy code",
            s -> s.chooseOn(s.node("originalCard/PointerLayer"), 0.5, "Copy NumPy code"),
            s -> s.clipboard())
        .gesture(
            "right click on the original > Copy path",
            s -> s.chooseOn(s.node("originalCard/PointerLayer"), 0.5, "Copy path"),
            s -> s.clipboard())
        .press("epochs/*", s -> s.shown("overlay"))
        .press("overlay/Play", s -> s.played())
        .press("overlay/hash-field", s -> s.focus())
        .press("overlay/PointerLayer", s -> s.focus())
        .press("overlay/Close", s -> s.shown("overlay"))
        .first(s -> s.click("epochs/*"))
        .key("Esc", s -> s.shown("overlay"));
  }

  private static void batches(TouchTable table) {
    table
        .press("asBatch", s -> s.shown("batchBox"))
        .press("nextBatch", s -> s.text("batchNumber"))
        .press("previousBatch", s -> s.text("batchNumber"))
        .gesture(
            "right click on an example of a batch > Copy NumPy code",
            s -> s.chooseOn(s.nodes("take").getFirst(), 0.5, "Copy NumPy code"),
            s -> s.clipboard())
        .press("batchCells/*", s -> s.shown("overlay"))
        .first(s -> s.press("Esc"))
        .press("asExample", s -> s.shown("batchBox"));
  }

  private static void draws(TouchTable table) {
    table
        .press("asDraws", s -> s.shown("drawsBox"))
        .press("worstFirst", s -> s.selected("worstFirst"))
        .press("byEpoch", s -> s.selected("worstFirst"))
        .press("gallery/*", s -> s.text("heardWords"))
        .key("Space", s -> s.played())
        .press("openDraw", s -> s.shown("overlay"))
        .first(s -> s.press("Esc"))
        .press("asExample", s -> s.shown("drawsBox"));
  }

  private static void versus(TouchTable table) {
    table
        .press("asVersus", s -> s.shown("versusBox"))
        .press("playMine", s -> s.played())
        .press("playOther", s -> s.played())
        .press("mineCard/PointerLayer", s -> s.sound().time().cursor().get())
        .use(
            "otherCard/PointerLayer",
            s -> s.clickAt(s.node("otherCard/PointerLayer"), 0.3, 0.5),
            s -> s.sound().time().cursor().get())
        .press("withOpened", s -> s.asked())
        .first(s -> Files.writeString(otherRecipe(s), "{\"format\": \"wavecrate-recipe/1\"}"))
        .press("withOpened", s -> s.text("otherTitle"))
        .press("withSaved", s -> s.text("otherTitle"))
        .first(s -> Files.delete(otherRecipe(s)))
        .press("asExample", s -> s.shown("versusBox"));
  }

  private static Path otherRecipe(TouchStand stand) {
    return stand.folder().resolve("saved/other.json");
  }
}
