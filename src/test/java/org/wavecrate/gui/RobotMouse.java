package org.wavecrate.gui;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// A robot that uses mouse and keys in a window.
class RobotMouse extends SeenWindow {
  private final TaskBackground background;

  RobotMouse(MainWindow window, TaskBackground background) {
    super(window);
    this.background = background;
  }

  /// Does something on the JavaFX thread and waits until all that follows from it is done.
  void act(Runnable what) throws Exception {
    get(
        () -> {
          what.run();
          return true;
        });
    settle();
  }

  void settle() throws Exception {
    // What a robot did arrives after what is under way.
    get(() -> true);
    if (get(() -> window().stage().isShowing())) {
      Toolkit.await(() -> new SettledScene(window().stage().getScene(), background).reached());
    }
  }

  /// Presses a key such as `Ctrl+Shift+P`, with whatever has the focus.
  void press(String key) throws Exception {
    List<KeyCode> codes =
        Stream.of(key.replace("?", "Shift+/").split("\\+")).map(RobotMouse::code).toList();
    get(
        () -> {
          Robot robot = robot();
          codes.forEach(robot::keyPress);
          codes.reversed().forEach(robot::keyRelease);
          return true;
        });
    settle();
  }

  private static KeyCode code(String name) {
    return switch (name) {
      case "Ctrl" -> KeyCode.CONTROL;
      case "plus" -> KeyCode.PLUS;
      case "minus" -> KeyCode.MINUS;
      case "/" -> KeyCode.SLASH;
      case "←" -> KeyCode.LEFT;
      case "→" -> KeyCode.RIGHT;
      case "↑" -> KeyCode.UP;
      case "↓" -> KeyCode.DOWN;
      case "Page ↑" -> KeyCode.PAGE_UP;
      case "Page ↓" -> KeyCode.PAGE_DOWN;
      default ->
          KeyCode.getKeyCode(name) == null
              ? KeyCode.valueOf(name.toUpperCase(java.util.Locale.ROOT))
              : KeyCode.getKeyCode(name);
    };
  }

  /// Clicks a part of a control.
  ///
  /// @param across from 0, its left, to 1
  /// @param down from 0, its top, to 1
  void clickAt(Node node, double across, double down) throws Exception {
    clickAt(node, across, down, MouseButton.PRIMARY);
  }

  final void clickAt(Node node, double across, double down, MouseButton button) throws Exception {
    await(node + " on the screen", () -> node.localToScreen(node.getBoundsInLocal()) != null);
    get(
        () -> {
          Bounds at = node.localToScreen(node.getBoundsInLocal());
          double x = at.getMinX() + across * at.getWidth();
          double y = at.getMinY() + down * at.getHeight();
          if (Window.getWindows().stream().noneMatch(each -> contains(each, x, y))) {
            throw new AssertionError(node + " lies outside the window, at " + x + ", " + y);
          }
          Robot robot = robot();
          robot.mouseMove(x, y);
          robot.mouseClick(button);
          return true;
        });
    settle();
  }

  private static boolean contains(Window window, double x, double y) {
    double right = window.getX() + window.getWidth();
    double bottom = window.getY() + window.getHeight();
    return x >= window.getX() && x < right && y >= window.getY() && y < bottom;
  }

  /// Drags a control down. The headless platform loses what a robot drags: the events
  /// themselves are made.
  void drag(String control, double down) throws Exception {
    Node node = reveal(node(control));
    act(
        () -> {
          Point2D at = node.localToScene(2, 2);
          MadeEvents.drag(node, at, at.add(0, down), false);
        });
  }

  /// Drags with Ctrl held from one place of a control to another: the headless platform's robot
  /// has no keys while it drags.
  ///
  /// @param from across and down, each from 0 to 1
  /// @param to the same
  void dragWithControl(String control, Point2D from, Point2D to) throws Exception {
    Node node = node(control);
    act(
        () -> {
          MadeEvents.drag(node, MadeEvents.place(node, from), MadeEvents.place(node, to), true);
        });
  }

  /// Turns the wheel over a control while keys are held; the robot's own wheel forgets them.
  ///
  /// @param across from 0, its left, to 1
  void wheel(String control, double across, double down, int notches, String held)
      throws Exception {
    Node node = node(control);
    act(
        () -> {
          MadeEvents.wheel(node, new Point2D(across, down), notches, held);
        });
  }

  /// Turns the wheel over a control, or drags over it.
  void over(String control, double down, java.util.function.Consumer<Robot> gesture)
      throws Exception {
    Node node = reveal(node(control));
    get(
        () -> {
          Bounds at = node.localToScreen(node.getBoundsInLocal());
          Robot robot = robot();
          robot.mouseMove(at.getMinX() + at.getWidth() / 2, at.getMinY() + down * at.getHeight());
          gesture.accept(robot);
          return true;
        });
    settle();
  }

  /// Scrolls until a node is in sight.
  final Node reveal(Node node) throws Exception {
    get(
        () -> {
          for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane pane && pane.getContent() != null) {
              Bounds in =
                  pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
              double room =
                  pane.getContent().getBoundsInLocal().getHeight()
                      - pane.getViewportBounds().getHeight();
              if (room > 0) {
                pane.setVvalue(
                    Math.clamp(
                        (in.getCenterY() - pane.getViewportBounds().getHeight() / 2) / room, 0, 1));
              }
            }
          }
          return true;
        });
    settle();
    return node;
  }

  /// The headless platform forgets which window is in front when a popup goes.
  private Robot robot() {
    if (popups() == 1 || Window.getWindows().stream().noneMatch(Window::isFocused)) {
      window().stage().requestFocus();
    }
    return new Robot();
  }
}
