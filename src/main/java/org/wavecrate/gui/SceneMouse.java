package org.wavecrate.gui;

import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Clicks in a scene that no window shows, on what bears a text. On the JavaFX thread.
///
/// @param scene laid out
record SceneMouse(Scene scene) {
  /// Where to click, in pixels of the scene.
  ///
  /// @throws IllegalStateException if nothing visible bears the text
  Point2D place(String text) {
    return middle(bearer(text));
  }

  /// Clicks with the primary button.
  ///
  /// @throws IllegalStateException if nothing visible bears the text
  void click(String text) {
    Node node = bearer(text);
    for (var type :
        new EventType<?>[] {
          MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED
        }) {
      Event.fireEvent(node, event(node, type == MouseEvent.MOUSE_PRESSED, type));
    }
  }

  private MouseEvent event(Node node, boolean down, EventType<?> type) {
    Point2D at = middle(node);
    @SuppressWarnings("unchecked")
    EventType<MouseEvent> mouse = (EventType<MouseEvent>) type;
    return new MouseEvent(
        mouse,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        down,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private static Point2D middle(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private Node bearer(String text) {
    Node node =
        find(scene.getRoot(), text)
            .orElseThrow(() -> new IllegalStateException("nothing to click: " + text));
    Node target = node;
    while (target != null && !(target instanceof ButtonBase || target instanceof IndexedCell)) {
      target = target.getParent();
    }
    return target == null ? node : target;
  }

  private static Optional<Node> find(Node node, String text) {
    if (!node.isVisible()) {
      return Optional.empty();
    }
    if (node instanceof Labeled labeled && text.equals(labeled.getText())) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> find(child, text).stream())
            .findFirst()
        : Optional.empty();
  }
}
