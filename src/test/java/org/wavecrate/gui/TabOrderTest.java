package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tab leads to every control of a screen, within a card in the order in which one reads, and what
/// has the focus looks different.
@ExtendWith(WindowFaults.class)
class TabOrderTest {
  private static final List<String> AREAS =
      List.of("card", "rail", "top-bar", "status-bar", "screen", "head");

  private static final int MOST_STOPS = 200;

  /// Around a control there is room for its ring.
  private static final double RING = 4;

  /// Controls that Tab passes over, and what serves the keys instead.
  private static final Map<String, String> PASSED =
      Map.of(
          "*/tile", "arrows walk through the list that it is in",
          "stage/overview-strip", "keys zoom and scroll the sound",
          "stage/level-meter", "it only shows levels",
          "screenHost/split-pane-divider", "it moves as in every program by the mouse",
          "pipeline/⋮⋮", "Ctrl and arrows move the step that has the focus",
          "pipeline/span-slider", "its two thumbs have the focus");

  @TempDir private Path folder;

  /// One stop: what had the focus, how it looked then and later, and where it was.
  private record Stop(Node node, Bounds place, int[] focused) {}

  @ParameterizedTest
  @EnumSource(Screen.class)
  void tabReachesEveryControlInReadingOrderAndShowsWhere(Screen screen) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (TouchStand stand = new TouchStand(folder, Optional.of(screen))) {
      prepare(stand, screen);
      Map<Node, Stop> stops = new LinkedHashMap<>();
      Stop before = null;
      for (int i = 0; i < MOST_STOPS; i++) {
        Stop stop = tab(stand);
        boolean round = stops.containsKey(stop.node());
        if (before != null) {
          judge(before, stop, round, stand, wrong);
        }
        if (round) {
          break;
        }
        before = stop;
        stops.put(stop.node(), stop);
      }
      for (Map.Entry<String, Object> control : stand.controls().entrySet()) {
        if (control.getValue() instanceof Node node
            && !stops.containsKey(node)
            && Toolkit.get(
                () -> !node.isDisabled() && !isOfGroup(node, stops) && !leadsInside(node, stops))
            && PASSED.keySet().stream().noneMatch(p -> Touch.matches(p, control.getKey()))) {
          wrong.add("not reached: " + control.getKey());
        }
      }
    }
    assertThat(String.join("\n", wrong)).isEmpty();
  }

  private static void prepare(TouchStand stand, Screen screen) throws Exception {
    if (screen == Screen.IMPORT) {
      stand.click("choose");
    } else if (screen == Screen.AUGMENT) {
      stand.type("pipeline/sampleRateHz", "16000");
      stand.click("presets > gentle");
    }
  }

  /// Arrows walk through the buttons of a group, whose chosen one Tab leads to.
  private static boolean isOfGroup(Node node, Map<Node, Stop> stops) {
    return node instanceof ToggleButton button
        && button.getToggleGroup() != null
        && button.getToggleGroup().getToggles().stream().anyMatch(stops::containsKey);
  }

  /// The controls in the rows of a list may have the focus instead of it.
  private static boolean leadsInside(Node node, Map<Node, Stop> stops) {
    return node instanceof ListView<?>
        && node.lookupAll("*").stream()
            .anyMatch(inside -> inside != node && stops.containsKey(inside));
  }

  private static Stop tab(TouchStand stand) throws Exception {
    Toolkit.get(
        () -> {
          Robot robot = new Robot();
          robot.keyPress(KeyCode.TAB);
          robot.keyRelease(KeyCode.TAB);
          return true;
        });
    Toolkit.await(() -> nextPulse(stand.root().getScene()));
    return Toolkit.get(
        () -> {
          Scene scene = stand.root().getScene();
          Node owner = scene.getFocusOwner();
          Bounds place = owner.localToScene(owner.getLayoutBounds());
          return new Stop(owner, place, look(scene, place));
        });
  }

  /// Complete once the scene is laid out and the ring has its place.
  private static CompletableFuture<Void> nextPulse(Scene scene) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    scene.addPostLayoutPulseListener(
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            passed.complete(null);
          }
        });
    Platform.requestNextPulse();
    return passed;
  }

  /// The pixels of a place with the room for a ring around it.
  private static int[] look(Scene scene, Bounds place) {
    int left = (int) Math.max(0, place.getMinX() - RING);
    int top = (int) Math.max(0, place.getMinY() - RING);
    int width = (int) Math.min(scene.getWidth() - left, place.getWidth() + 2 * RING);
    int height = (int) Math.min(scene.getHeight() - top, place.getHeight() + 2 * RING);
    int[] argb = new int[Math.max(0, width) * Math.max(0, height)];
    if (argb.length > 0) {
      SnapshotParameters part = new SnapshotParameters();
      part.setViewport(new Rectangle2D(left, top, width, height));
      scene
          .getRoot()
          .snapshot(part, new WritableImage(width, height))
          .getPixelReader()
          .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    }
    return argb;
  }

  /// @param round whether the way around the window has come to its end with `next`
  private static void judge(
      Stop one, Stop next, boolean round, TouchStand stand, List<String> wrong) throws Exception {
    String name = Toolkit.get(() -> one.node().toString());
    if (!Toolkit.get(() -> one.node().localToScene(one.node().getLayoutBounds()))
        .equals(one.place())) {
      // Scrolled on; what it looked like is elsewhere.
      return;
    }
    int[] later = Toolkit.get(() -> look(stand.root().getScene(), one.place()));
    if (one.focused().length == 0) {
      wrong.add("out of sight with the focus: " + name);
    } else if (Arrays.equals(one.focused(), later)) {
      wrong.add("looks the same with the focus: " + name);
    }
    boolean sameArea = Toolkit.get(() -> area(one.node()).equals(area(next.node())));
    if (!round && sameArea && isBefore(next.place(), one.place())) {
      wrong.add(Toolkit.get(() -> next.node().toString()) + " is read before " + name);
    }
  }

  private static boolean isBefore(Bounds next, Bounds one) {
    boolean above = next.getMaxY() <= one.getMinY();
    double shared =
        Math.min(next.getMaxY(), one.getMaxY()) - Math.max(next.getMinY(), one.getMinY());
    boolean sameLine = shared > Math.min(next.getHeight(), one.getHeight()) / 2;
    return above || sameLine && next.getMaxX() <= one.getMinX();
  }

  /// A card, the rail, or a bar above or below the screens.
  private static Node area(Node node) {
    Node each = node;
    while (each.getParent() != null && Collections.disjoint(each.getStyleClass(), AREAS)) {
      each = each.getParent();
    }
    return each;
  }
}
