package org.wavecrate.gui;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/// Everything in a scene that a mouse can do something with, by name: its id, or else the id of
/// what it is in and what it says (`noteBar/Unmark`), or for what is in a cell of a list its style;
/// items of a menu are `menu > item`. What is out of sight now is left out.
final class TouchWalk {
  private final Map<String, Object> controls = new LinkedHashMap<>();
  private final Set<String> keys = new LinkedHashSet<>();

  private TouchWalk() {}

  static TouchWalk of(Node root) {
    TouchWalk walk = new TouchWalk();
    walk.visit(root, "", false);
    return walk;
  }

  /// Nodes and menu items by name.
  Map<String, Object> controls() {
    return controls;
  }

  /// Keys of menu items.
  Set<String> keys() {
    return keys;
  }

  private void visit(Node node, String within, boolean inCell) {
    if (!node.isVisible() || node instanceof ScrollBar) {
      return;
    }
    // Those of skins say nothing.
    String id = node.getId() == null || node.getId().contains("-") ? "" : node.getId();
    String name = inCell || id.isEmpty() ? within + "/" + words(node, inCell) : id;
    String inside = id.isEmpty() || inCell ? within : id;
    switch (node) {
      case MenuBar bar -> bar.getMenus().forEach(menu -> addItem(menu, ""));
      case MenuButton button -> {
        controls.put(name, button);
        button.getItems().forEach(item -> addItem(item, name));
      }
      case ButtonBase button -> controls.put(name, button);
      case TextInputControl field -> controls.put(name, field);
      case Slider slider -> controls.put(name, slider);
      case ListView<?> list -> {
        controls.put(name, list);
        visitChildren(list, name, false);
      }
      case TableView<?> table -> {
        controls.put(name, table);
        visitChildren(table, name, false);
      }
      case IndexedCell<?> cell -> visitChildren(cell, within, true);
      case Parent parent -> {
        if (isHandled(node)) {
          controls.put(name, node);
        }
        visitChildren(parent, inside, inCell);
      }
      default -> {
        if (isHandled(node)) {
          controls.put(name, node);
        }
      }
    }
  }

  private void visitChildren(Parent parent, String within, boolean inCell) {
    for (Node child : List.copyOf(parent.getChildrenUnmodifiable())) {
      visit(child, within, inCell);
    }
  }

  private static boolean isHandled(Node node) {
    return !node.getStyleClass().contains("viewport") && hasHandler(node);
  }

  private static boolean hasHandler(Node node) {
    return node.getOnMouseClicked() != null
        || node.getOnMousePressed() != null
        || node.getOnMouseDragged() != null
        || node.getStyleClass().contains("split-pane-divider");
  }

  private static String words(Node node, boolean inCell) {
    boolean styled = inCell || !(node instanceof Control);
    if (!styled && node instanceof Labeled labeled && !text(labeled.getText()).isEmpty()) {
      return labeled.getText();
    }
    if (!styled && !text(node.getAccessibleText()).isEmpty()) {
      return node.getAccessibleText();
    }
    return node.getStyleClass().isEmpty()
        ? node.getClass().getSimpleName()
        : node.getStyleClass().getLast();
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  private void addItem(MenuItem item, String within) {
    if (item instanceof SeparatorMenuItem) {
      return;
    }
    String said = item.getText() == null ? item.getClass().getSimpleName() : item.getText();
    String text = item.isMnemonicParsing() ? said.replaceFirst("_", "") : said;
    String name = within.isEmpty() ? text : within + " > " + text;
    if (item instanceof Menu menu) {
      menu.getItems().forEach(child -> addItem(child, name));
      if (!within.isEmpty() || menu.getItems().isEmpty()) {
        controls.putIfAbsent(name, menu);
      }
      return;
    }
    controls.put(name, item);
    if (item.getAccelerator() != null) {
      String key = item.getAccelerator().getName().replace("Shortcut", "Ctrl");
      keys.add(key.replace("Shift+Ctrl+", "Ctrl+Shift+"));
    }
  }
}
