package org.wavecrate.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.wavecrate.gui.sound.Zoom;

/// The items that zoom the sound of the screen in front.
final class ZoomMenu {
  private static final Map<Zoom, String> KEYS =
      Map.of(
          Zoom.IN, "Shortcut+Plus",
          Zoom.OUT, "Shortcut+Minus",
          Zoom.SELECTION, "Shortcut+E",
          Zoom.WHOLE, "Shortcut+F");

  private final List<MenuItem> items = new ArrayList<>();
  private Optional<Consumer<Zoom>> front = Optional.empty();

  /// Adds them to a menu.
  ZoomMenu(Menu menu) {
    for (Zoom zoom : Zoom.values()) {
      MenuItem item = new MenuItem(zoom.title());
      if (KEYS.containsKey(zoom)) {
        item.setAccelerator(KeyCombination.valueOf(KEYS.get(zoom)));
      }
      item.setOnAction(event -> front.ifPresent(zoomed -> zoomed.accept(zoom)));
      if (zoom == Zoom.FREQUENCY_IN) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      menu.getItems().add(item);
      items.add(item);
    }
  }

  /// Another screen is in front, or none.
  void show(Optional<Consumer<Zoom>> zoomed) {
    front = zoomed;
    items.forEach(item -> item.setDisable(zoomed.isEmpty()));
  }
}
