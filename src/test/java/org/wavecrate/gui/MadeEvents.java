package org.wavecrate.gui;

import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Events that the robot of the headless platform can't make: it loses what it drags, and has no
/// keys while it drags or turns the wheel. On the JavaFX thread.
public final class MadeEvents {
  private static final int NOTCH = 40;

  private MadeEvents() {}

  /// A place of the scene.
  ///
  /// @param part of the node, across and down, each from 0 to 1
  static Point2D place(Node node, Point2D part) {
    Bounds in = node.getBoundsInLocal();
    return node.localToScene(
        in.getMinX() + part.getX() * in.getWidth(), in.getMinY() + part.getY() * in.getHeight());
  }

  /// Drags from one place of the scene to another.
  ///
  /// @param control whether Ctrl is held
  static void drag(Node node, Point2D from, Point2D to, boolean control) {
    mouse(node, MouseEvent.MOUSE_PRESSED, from, control);
    mouse(node, MouseEvent.MOUSE_DRAGGED, to, control);
    mouse(node, MouseEvent.MOUSE_RELEASED, to, control);
  }

  /// One event of the first button.
  ///
  /// @param at a place of the scene, which needs no window
  /// @param control whether Ctrl is held
  public static void mouse(Node node, EventType<MouseEvent> kind, Point2D at, boolean control) {
    Point2D known = node.localToScreen(node.sceneToLocal(at));
    Point2D screen = known == null ? at : known;
    node.fireEvent(
        new MouseEvent(
            null,
            node,
            kind,
            at.getX(),
            at.getY(),
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            control,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /// Turns the wheel.
  ///
  /// @param part of the node, across and down, each from 0 to 1
  /// @param held keys, such as `Ctrl+Shift`
  static void wheel(Node node, Point2D part, int notches, String held) {
    // An event that no mouse has picked has the coordinates of the scene.
    Point2D at = place(node, part);
    Point2D screen = node.localToScreen(node.sceneToLocal(at));
    node.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            at.getX(),
            at.getY(),
            screen.getX(),
            screen.getY(),
            held.contains("Shift"),
            held.contains("Ctrl"),
            held.contains("Alt"),
            false,
            false,
            false,
            0,
            NOTCH * notches,
            0,
            NOTCH * notches,
            NOTCH,
            NOTCH,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }
}
