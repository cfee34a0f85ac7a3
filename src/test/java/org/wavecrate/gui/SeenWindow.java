package org.wavecrate.gui;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.wavecrate.gui.sound.SoundView;

/// The window as a robot sees it, and the models behind it.
class SeenWindow {
  private static final int PATIENCE_MS = 4000;

  private final MainWindow window;

  SeenWindow(MainWindow window) {
    this.window = window;
  }

  final MainWindow window() {
    return window;
  }

  Node root() {
    return window.stage().getScene().getRoot();
  }

  Map<String, Object> controls() throws Exception {
    return get(() -> TouchWalk.of(root()).controls());
  }

  java.util.Set<String> keys() throws Exception {
    return get(() -> TouchWalk.of(root()).keys());
  }

  final Object find(String control) throws Exception {
    return get(() -> found(control));
  }

  final Object found(String control) {
    return TouchWalk.of(root()).controls().entrySet().stream()
        .filter(entry -> Touch.matches(control, entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in sight: " + control));
  }

  /// A control that can be used.
  Node node(String control) throws Exception {
    Node node = (Node) find(control);
    if (get(node::isDisabled)) {
      throw new AssertionError("can’t be used: " + control);
    }
    return node;
  }

  /// All nodes of a style, from the top left.
  List<Node> nodes(String style) throws Exception {
    return get(
        () ->
            root().lookupAll("." + style).stream()
                .filter(SeenWindow::isVisible)
                .sorted(
                    java.util.Comparator.<Node>comparingDouble(
                            node -> node.localToScene(0, 0).getY())
                        .thenComparingDouble(node -> node.localToScene(0, 0).getX()))
                .toList());
  }

  /// The picture of sound that is in front.
  SoundView sound() {
    return (SoundView)
        root().lookupAll(".sound-view").stream()
            .filter(SeenWindow::isVisible)
            .findFirst()
            .orElseThrow();
  }

  /// How many menus and other popups are open.
  int popups() {
    return Window.getWindows().size();
  }

  Workspace workspace() {
    return window.workspace();
  }

  boolean isShowing() {
    return window.stage().isShowing();
  }

  /// What a label or a button says; nothing where it is not in sight.
  String text(String id) {
    return root().lookup("#" + id) instanceof Labeled labeled && isVisible(labeled)
        ? labeled.getText()
        : "";
  }

  boolean selected(String id) {
    return switch (root().lookup("#" + id)) {
      case ToggleButton toggle -> toggle.isSelected();
      case CheckBox box -> box.isSelected();
      case null, default -> false;
    };
  }

  boolean shown(String id) {
    Node node = root().lookup("#" + id);
    return node != null && isVisible(node);
  }

  static boolean isVisible(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  String field(String id) {
    return ((TextInputControl) root().lookup("#" + id)).getText();
  }

  String focused() {
    Node owner = window.stage().getScene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  /// What has the focus.
  Object focus() {
    return String.valueOf(window.stage().getScene().getFocusOwner());
  }

  /// All that is said within a node.
  String texts(String id) {
    Node node = root().lookup("#" + id);
    return node == null
        ? ""
        : String.join(
            "\n",
            node.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(label -> String.valueOf(((Labeled) label).getText()))
                .toList());
  }

  /// Which row of a list is selected.
  int selection(String id) {
    return ((ListView<?>) root().lookup("#" + id)).getSelectionModel().getSelectedIndex();
  }

  String example() {
    return workspace().example().get().map(org.wavecrate.dataset.Example::path).orElse("");
  }

  String clipboard() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    return clipboard.hasImage()
        ? "picture " + clipboard.getImage().getWidth()
        : clipboard.getString();
  }

  static <T> T get(Callable<T> what) throws Exception {
    return Toolkit.get(what);
  }

  /// Waits until something is so.
  void await(String what, Callable<Boolean> condition) throws Exception {
    long limit = System.nanoTime() + PATIENCE_MS * 1_000_000L;
    while (!get(condition)) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.sleep(2);
    }
  }

  /// Waits until no sound is playing any more.
  void quiet() throws Exception {
    await("silence", () -> root().lookupAll(".button").stream().noneMatch(SeenWindow::stops));
  }

  private static boolean stops(Node node) {
    return node instanceof ButtonBase button
        && (button.getId() != null && button.getId().startsWith("play"))
        && ("Stop".equals(button.getText()) || "Stop".equals(button.getAccessibleText()));
  }
}
