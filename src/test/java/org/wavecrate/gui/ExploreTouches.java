package org.wavecrate.gui;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.wavecrate.gui.sound.WheelUse;

/// The Explore screen.
final class ExploreTouches {
  private ExploreTouches() {}

  static TouchTable table() {
    TouchTable table = new TouchTable();
    taking(table);
    playing(table);
    comparing(table);
    menus(table);
    looking(table);
    time(table);
    listing(table);
    finding(table);
    walking(table);
    marking(table);
    channels(table);
    features(table);
    return table;
  }

  private static void taking(TouchTable table) {
    table
        .press("copy > Path", s -> s.clipboard())
        .press("copy > NumPy code", s -> s.clipboard())
        .press("copy > Picture", s -> s.clipboard())
        .press("copy > Save picture as PNG…", s -> s.files())
        .press("copy > Save sound as WAV…", s -> s.files())
        .key("Ctrl+Shift+P", s -> s.clipboard())
        .key("Ctrl+Shift+N", s -> s.clipboard())
        .key("Ctrl+Shift+C", s -> s.clipboard())
        .key("Ctrl+Shift+S", s -> s.files())
        .key("Ctrl+Shift+W", s -> s.files());
  }

  private static void playing(TouchTable table) {
    table
        .press("play", s -> s.played())
        .key("Space", s -> s.played())
        .key("Shift+Space", s -> s.played())
        .press("loop", s -> s.workspace().listening().get())
        .key("L", s -> s.workspace().listening().get())
        .choose(
            "speed", List.of("0.75×", "0.5×", "0.25×", "1×"), s -> s.workspace().listening().get())
        .press("auto", s -> s.workspace().listening().get())
        .press("auto", s -> s.workspace().listening().get())
        .choose(
            "rate",
            List.of(
                "8 kHz",
                "11.025 kHz",
                "22.05 kHz",
                "24 kHz",
                "32 kHz",
                "44.1 kHz",
                "48 kHz",
                "96 kHz",
                "16 kHz"),
            s -> s.workspace().sampleRate().get())
        .press("rate > *wavecrate.json*", s -> s.files())
        .use(
            "rate > CustomMenuItem",
            s -> {
              s.click("rate");
              s.typeIntoPopup("12345");
            },
            s -> s.workspace().sampleRate().get());
  }

  private static void comparing(TouchTable table) {
    table
        .press("pin", s -> s.shown("compare"))
        .first(s -> s.press("→"))
        .key("B", s -> s.selected("hearB"))
        .press("hearA", s -> s.selected("hearB"))
        .press("hearB", s -> s.selected("hearB"))
        .press("difference", s -> s.text("how"))
        .key("D", s -> s.text("how"))
        .use(
            "place/PointerLayer",
            s -> s.over("place/PointerLayer", 0.7, robot -> drag(robot, 60)),
            s -> s.sound().time().selection().get())
        .press("unpin", s -> s.shown("compare"))
        .key("K", s -> s.shown("compare"))
        .key("K", s -> s.shown("compare"))
        .first(s -> s.clickAt(s.nodes("tile").getFirst(), 0.5, 0.5))
        .key("Esc", s -> s.sound().time().selection().get());
  }

  /// The context menus of the picture and of tiles.
  private static void menus(TouchTable table) {
    on(table, "stage/PointerLayer", "Copy path", s -> s.clipboard());
    on(table, "stage/PointerLayer", "Copy NumPy code", s -> s.clipboard());
    on(table, "stage/PointerLayer", "Copy picture of the view", s -> s.clipboard());
    on(table, "stage/PointerLayer", "Show in folder", s -> s.asked());
    on(table, "stage/PointerLayer", "Save sound as WAV…", s -> s.files());
    on(table, "stage/PointerLayer", "Save picture as PNG…", s -> s.files());
    on(table, "stage/PointerLayer", "Mark", s -> s.text("marked"));
    on(table, "stage/PointerLayer", "Unmark", s -> s.text("marked"));
    table.first(s -> s.act(() -> s.sound().time().select(400, 800)));
    on(table, "stage/PointerLayer", "Zoom to the selection", s -> s.sound().time().visible().get());
    on(table, "stage/PointerLayer", "Show all", s -> s.sound().time().visible().get());
    on(table, "stage/PointerLayer", "Pin, to compare others with it", s -> s.shown("compare"));
    on(table, "stage/PointerLayer", "Let go of what is pinned", s -> s.shown("compare"));
    table
        .first(s -> s.press("Esc"))
        .gesture(
            "right click on a tile > Mark",
            s -> s.chooseOn(s.nodes("tile").get(1), 0.5, "Mark"),
            s -> s.text("marked"))
        .gesture(
            "right click on a tile > Unmark",
            s -> s.chooseOn(s.nodes("tile").get(1), 0.5, "Unmark"),
            s -> s.text("marked"))
        .first(s -> s.clickAt(s.nodes("tile").getFirst(), 0.5, 0.5))
        .press("View > Zoom > Zoom in", s -> s.sound().time().visible().get())
        .press("View > Zoom > Zoom out", s -> s.sound().time().visible().get())
        .key("Ctrl+Plus", s -> s.sound().time().visible().get())
        .key("Ctrl+Minus", s -> s.sound().time().visible().get())
        .press("View > Zoom > Zoom frequency in", s -> s.sound().frequency().visible().get())
        .press("View > Zoom > Zoom frequency out", s -> s.sound().frequency().visible().get())
        .first(s -> s.click("View > Zoom > Zoom frequency in"))
        .press("View > Zoom > Show all frequencies", s -> s.sound().frequency().visible().get())
        .first(s -> s.act(() -> s.sound().time().select(400, 800)))
        .press("View > Zoom > Zoom to the selection", s -> s.sound().time().visible().get())
        .press("View > Zoom > Show all", s -> s.sound().time().visible().get())
        .key("Esc", s -> s.sound().time().selection().get());
  }

  private static void on(
      TouchTable table,
      String control,
      String item,
      java.util.function.Function<TouchStand, Object> effect) {
    table.gesture(
        "right click on the picture > " + item,
        s -> s.chooseOn(s.node(control), 0.7, item),
        effect);
  }

  private static void looking(TouchTable table) {
    table
        .choose("axis", List.of("linear", "log", "mel"), s -> s.workspace().look().get())
        .choose(
            "range",
            List.of("40 dB", "60 dB", "100 dB", "120 dB", "140 dB", "80 dB"),
            s -> s.workspace().look().get())
        .choose(
            "colors",
            List.of(
                "inferno", "viridis", "cividis", "plasma", "grey", "grey, dark on light", "magma"),
            s -> s.workspace().look().get())
        .choose("overlay", List.of("Pitch track", "Onsets"), s -> s.workspace().look().get())
        .choose("overlay", List.of("Pitch track", "Onsets"), s -> s.workspace().look().get())
        .press("spectrum", s -> s.shown("curves"))
        .key("S", s -> s.shown("curves"))
        .press("stft", s -> s.shown("strip"))
        .choose(
            "fftSize",
            List.of(
                "64", "128", "256", "512", "1,024", "2,048", "4,096", "8,192", "16,384", "32,768",
                "by rate"),
            s -> s.workspace().look().get())
        .choose(
            "hop",
            List.of(
                "16",
                "32",
                "64",
                "128",
                "160",
                "256",
                "320",
                "441",
                "512",
                "1,024",
                "2,048",
                "every pixel"),
            s -> s.workspace().look().get())
        .choose(
            "window",
            List.of("Hamming", "Blackman", "Rectangular", "Hann"),
            s -> s.workspace().look().get())
        .choose("padding", List.of("×2", "×4", "×8", "off"), s -> s.workspace().look().get())
        .choose(
            "emphasis",
            List.of("0.90", "0.95", "0.97", "1.00", "off"),
            s -> s.workspace().look().get())
        .choose(
            "reference",
            List.of("each example’s loudest", "full scale"),
            s -> s.workspace().look().get())
        .choose("amplitude", List.of("dBFS", "linear"), s -> s.workspace().look().get())
        .press("autoScale", s -> s.workspace().look().get())
        .key("A", s -> s.workspace().look().get())
        .press("stft", s -> s.shown("strip"));
  }

  static void drag(Robot robot, double by) {
    robot.mousePress(MouseButton.PRIMARY);
    robot.mouseMove(robot.getMouseX() + by / 2, robot.getMouseY());
    robot.mouseMove(robot.getMouseX() + by / 2, robot.getMouseY());
    robot.mouseRelease(MouseButton.PRIMARY);
  }

  private static void time(TouchTable table) {
    table
        .press("stage/PointerLayer", s -> s.sound().time().cursor().get())
        .key("Ctrl+A", s -> s.sound().time().selection().get())
        .gesture(
            "drag",
            s -> s.over("stage/PointerLayer", 0.7, robot -> drag(robot, 100)),
            s -> s.sound().time().selection().get())
        .use(
            "stage/overview-strip",
            s -> s.over("stage/overview-strip", 0.5, robot -> drag(robot, 60)),
            s -> s.sound().time().visible().get())
        .gesture(
            "Ctrl+drag",
            s ->
                s.dragWithControl(
                    "stage/PointerLayer", new Point2D(0.3, 0.5), new Point2D(0.6, 0.8)),
            s -> s.sound().frequency().visible().get())
        .key("Ctrl+E", s -> s.sound().time().visible().get())
        .key("Ctrl+F", s -> s.sound().time().visible().get())
        .key("Ctrl+plus", s -> s.sound().time().visible().get())
        .key("Ctrl+minus", s -> s.sound().time().visible().get())
        .gesture(
            "Ctrl+wheel",
            s -> s.wheel("stage/PointerLayer", 0.5, 0.7, 3, "Ctrl"),
            s -> s.sound().time().visible().get())
        .gesture(
            "wheel",
            s -> s.wheel("stage/PointerLayer", 0.5, 0.7, -2, ""),
            s -> s.sound().time().visible().get())
        .first(s -> s.act(() -> s.workspace().wheel().set(WheelUse.ZOOM)))
        .gesture(
            "wheel",
            s -> s.wheel("stage/PointerLayer", 0.5, 0.7, 2, ""),
            s -> s.sound().time().visible().get().length())
        .gesture(
            "Shift+wheel",
            s -> s.wheel("stage/PointerLayer", 0.5, 0.7, -2, "Shift"),
            s -> s.sound().time().visible().get())
        .gesture(
            "Ctrl+Shift+wheel",
            s -> s.wheel("stage/PointerLayer", 0.5, 0.7, 3, "Ctrl+Shift"),
            s -> s.sound().frequency().visible().get())
        .gesture(
            "wheel on the axis",
            s -> s.wheel("stage/PointerLayer", 0.02, 0.7, -3, ""),
            s -> s.sound().frequency().visible().get())
        .gesture(
            "Alt+wheel",
            s -> s.wheel("stage/PointerLayer", 0.5, 0.7, 3, "Alt"),
            s -> s.sound().frequency().visible().get())
        .key("End", s -> s.sound().time().cursor().get())
        .key("Home", s -> s.sound().time().cursor().get())
        .key("Esc", s -> s.sound().time().selection().get())
        .use(
            "screenHost/split-pane-divider",
            s -> s.over("screenHost/split-pane-divider", 0.5, robot -> drag(robot, 40)),
            s -> s.workspace().listShare().get());
  }

  private static void listing(TouchTable table) {
    table
        .choose(
            "sortMenu",
            List.of(
                "By name",
                "By label",
                "By type and shape",
                "By duration",
                "By peak (dBFS)",
                "By RMS (dBFS)",
                "By crest factor (dB)",
                "By centroid (Hz)",
                "By clipped samples",
                "By DC offset (%)",
                "By channels",
                "By block size",
                "By mark",
                "By place",
                "Greatest first",
                "Greatest first"),
            s -> s.text("sortMenu"))
        .use("gallery/tile", s -> s.clickAt(s.nodes("tile").get(1), 0.5, 0.5), s -> s.example())
        .press("listButton", s -> s.workspace().gallery().get())
        .use("examples", s -> s.row("examples", 3), s -> s.example());
    ListTouches.add(table);
    table
        .press("galleryButton", s -> s.workspace().gallery().get())
        .use("gallery", s -> s.clickAt(s.nodes("tile").get(2), 0.5, 0.5), s -> s.example())
        .use("scopes", s -> s.row("scopes", 5), s -> s.workspace().scope().get())
        .use("scopes", s -> s.row("scopes", 1), s -> s.workspace().scope().get());
  }

  private static void finding(TouchTable table) {
    table
        .type("find", "label:2", s -> s.text("listCount"))
        .press("clear", s -> s.text("listCount"))
        .press("help", s -> s.shown("helpPanel"))
        .press("helpPanel/*", s -> s.field("find"))
        .first(s -> s.type("find", "label:9"))
        .press("nothing/Show all", s -> s.text("listCount"))
        .use("labels", s -> s.row("labels", 1), s -> s.field("find"))
        .first(s -> s.press("Esc"))
        .key("Esc", s -> s.field("find"))
        .press("bad", s -> s.workspace().screen().get())
        .first(
            s -> {
              s.go(Screen.EXPLORE);
              s.click("pills/test*");
            })
        .press("bad", s -> s.field("find"))
        .press("bad", s -> s.field("find"))
        .press("troubles/*", s -> s.field("find"))
        .press("troubles/*", s -> s.field("find"))
        .key("/", s -> s.focused())
        .key("Enter", s -> s.focused())
        .key("Ctrl+Shift+F", s -> s.focused())
        .key("Esc", s -> s.focused());
  }

  private static void walking(TouchTable table) {
    table
        .first(s -> s.clickAt(s.nodes("tile").get(1), 0.5, 0.5))
        .key("Home", s -> s.example())
        .press("next", s -> s.example())
        .press("previous", s -> s.example())
        .key("→", s -> s.example())
        .key("←", s -> s.example())
        .key("↓", s -> s.example())
        .key("↑", s -> s.example())
        .key("End", s -> s.example())
        .key("Page ↑", s -> s.example())
        .key("Page ↓", s -> s.example())
        .first(s -> s.clickAt(s.nodes("tile").getFirst(), 0.5, 0.5))
        .key("N", s -> s.example())
        .key("Shift+N", s -> s.example())
        .first(s -> s.click("pills/test*"))
        .key("P", s -> s.example())
        .first(s -> s.press("→"))
        .key("Shift+P", s -> s.example());
  }

  private static void marking(TouchTable table) {
    table
        .key("M", s -> s.text("marked"))
        .type("note", "hum", s -> s.focused())
        .press("noteBar/Remove the mark", s -> s.text("marked"))
        .press("markButton", s -> s.text("marked"))
        .first(s -> s.press("Enter"))
        .press("marked", s -> s.field("find"))
        .press("marked", s -> s.field("find"));
  }

  private static void channels(TouchTable table) {
    table
        .first(s -> s.openStereo())
        .press("mute1", s -> s.sound().plot().orElseThrow().marks().silent())
        .press("mute1", s -> s.sound().plot().orElseThrow().marks().silent())
        .press("solo1", s -> s.sound().plot().orElseThrow().marks().silent())
        .press("solo2", s -> s.sound().plot().orElseThrow().marks().silent())
        .press("mute2", s -> s.sound().plot().orElseThrow().marks().silent())
        .still("stage/level-meter", "forgets peaks, of which there are none until something plays");
  }

  private static void features(TouchTable table) {
    table.first(s -> s.openFeatures()).press("fixRange", s -> s.workspace().look().get());
  }
}
