package org.wavecrate.gui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;

/// A robot that uses the controls, menus and lists of a window by their names.
class RobotHands extends RobotMouse {
  RobotHands(MainWindow window, TaskBackground background) {
    super(window, background);
  }

  /// Clicks a control in its middle, or a menu item after its menus were opened.
  void click(String control) throws Exception {
    if (control.contains(" > ") || find(control) instanceof MenuItem) {
      clickItem(control);
    } else {
      clickAt(reveal(node(control)), 0.5, 0.5);
    }
  }

  private void clickItem(String control) throws Exception {
    Object found = find(control);
    if (!(found instanceof MenuItem item) || item.isDisable()) {
      throw new AssertionError("can’t be chosen: " + found);
    }
    List<MenuItem> path = new ArrayList<>();
    Menu above = item.getParentMenu();
    path.add(item);
    while (above != null) {
      path.addFirst(above);
      above = above.getParentMenu();
    }
    if (path.getFirst() instanceof Menu top
        && top.getParentMenu() == null
        && top.getParentPopup() == null) {
      clickAt(titleOf(top), 0.5, 0.5);
      path.removeFirst();
    } else {
      String button = control.substring(0, control.indexOf(" > "));
      clickAt(reveal(node(button)), 0.5, 0.5);
    }
    for (MenuItem each : path) {
      await(
          "the item " + each.getText(),
          () -> {
            Node node = each.getStyleableNode();
            return node != null
                && node.getScene() != null
                && node.localToScreen(0, 0) != null
                && node.getScene().getWindow().isShowing()
                && node.getLayoutBounds().getHeight() > 0;
          });
      clickAt(each.getStyleableNode(), 0.5, 0.5);
    }
  }

  /// The title of a menu in a menu bar.
  private Node titleOf(Menu menu) throws Exception {
    return get(
        () ->
            root().lookupAll(".menu-bar .menu-button").stream()
                .filter(
                    node ->
                        node instanceof MenuButton button
                            && button.getText().equals(menu.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no menu " + menu.getText())));
  }

  void type(String control, String text) throws Exception {
    click(control);
    act(() -> ((TextInputControl) found(control)).selectAll());
    act(() -> ((TextInputControl) found(control)).replaceSelection(text));
    press("Enter");
  }

  /// Writes into the field of the menu that is open, and Enter.
  void typeIntoPopup(String text) throws Exception {
    List<Node> fields = new ArrayList<>();
    await(
        "a field in a menu",
        () -> {
          Window.getWindows().stream()
              .filter(each -> each != window().stage())
              .forEach(each -> fields.addAll(each.getScene().getRoot().lookupAll(".text-field")));
          return !fields.isEmpty();
        });
    clickAt(fields.getFirst(), 0.5, 0.5);
    act(() -> ((TextInputControl) fields.getFirst()).setText(text));
    press("Enter");
  }

  void closePopups() throws Exception {
    act(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(each -> each != window().stage())
                .forEach(Window::hide));
  }

  /// Clicks a row of a list.
  void row(String list, int index) throws Exception {
    clickAt(rowNode(list, index), 0.3, 0.5);
  }

  private Node rowNode(String list, int index) throws Exception {
    return get(
        () ->
            ((Node) found(list))
                    .lookupAll(
                        found(list) instanceof ListView<?> ? ".list-cell" : ".table-row-cell")
                    .stream()
                    .filter(
                        node ->
                            node.isVisible()
                                && node instanceof IndexedCell<?> each
                                && each.getIndex() == index)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no row " + index + " in " + list)));
  }

  /// Clicks a row with the right button and then an item of the menu that opens.
  void chooseAt(String list, int index, String item) throws Exception {
    clickAt(rowNode(list, index), 0.3, 0.5, MouseButton.SECONDARY);
    List<Node> items = new ArrayList<>();
    await("the item " + item, () -> items.addAll(popupItems(item)));
    clickAt(items.getFirst(), 0.5, 0.5);
  }

  /// Chooses from the context menu of a control.
  ///
  /// @param down from 0, its top, to 1
  void chooseOn(Node node, double down, String item) throws Exception {
    clickAt(node, 0.5, down, MouseButton.SECONDARY);
    List<Node> items = new ArrayList<>();
    await("the item " + item, () -> items.addAll(popupItems(item)));
    clickAt(items.getFirst(), 0.5, 0.5);
  }

  private List<Node> popupItems(String item) {
    return Window.getWindows().stream()
        .filter(each -> each != window().stage() && each.isShowing())
        .flatMap(each -> each.getScene().getRoot().lookupAll(".menu-item").stream())
        .filter(
            node ->
                node.getLayoutBounds().getHeight() > 0
                    && node.lookup(".label") instanceof Labeled label
                    && item.equals(label.getText()))
        .toList();
  }
}
