package org.wavecrate.gui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// All controls and keys of one screen, in the order in which a robot uses them, each with what it
/// changes. Whoever adds a control adds a row: `press("save", s -> s.workspace().recipeUnsaved()
/// .get())`.
final class TouchTable {
  private final List<Touch> rows = new ArrayList<>();
  private final Map<String, String> stills = new HashMap<>();
  private Touch.Step before = stand -> {};

  /// Done before the next row, and for that alone.
  TouchTable first(Touch.Step preparation) {
    before = preparation;
    return this;
  }

  private TouchTable add(
      String name, boolean key, Touch.Step use, Function<TouchStand, Object> effect) {
    rows.add(new Touch(name, key, before, use, effect));
    before = stand -> {};
    return this;
  }

  /// A click in the middle of a control; of a menu item after its menus were opened by clicks.
  TouchTable press(String control, Function<TouchStand, Object> effect) {
    return add(control, false, stand -> stand.click(control), effect);
  }

  /// Clicks on items of one menu, one after the other; the one chosen at first comes last.
  TouchTable choose(String menu, List<String> items, Function<TouchStand, Object> effect) {
    items.forEach(item -> press(menu + " > " + item, effect));
    return this;
  }

  /// Another use of a control than a click in its middle.
  TouchTable use(String control, Touch.Step how, Function<TouchStand, Object> effect) {
    return add(control, false, how, effect);
  }

  /// A click into a text field, all of which is then replaced by `text`, and Enter.
  TouchTable type(String control, String text, Function<TouchStand, Object> effect) {
    return add(control, false, stand -> stand.type(control, text), effect);
  }

  /// A key; one that plays is not to stop what is still playing instead.
  TouchTable key(String key, Function<TouchStand, Object> effect) {
    return add(
        key,
        true,
        stand -> {
          if (key.endsWith("Space")) {
            stand.quiet();
          }
          stand.press(key);
        },
        effect);
  }

  /// What the mouse does beyond clicks, such as `Ctrl+wheel`.
  TouchTable gesture(String name, Touch.Step how, Function<TouchStand, Object> effect) {
    return add(name, true, how, effect);
  }

  /// A control that does nothing here, and why; it is looked at no further.
  TouchTable still(String control, String why) {
    stills.put(control, why);
    return this;
  }

  List<Touch> rows() {
    return rows;
  }

  boolean lists(String control) {
    return stills.keySet().stream().anyMatch(still -> Touch.matches(still, control))
        || rows.stream()
            .filter(row -> !row.key())
            .anyMatch(row -> row.covers(control) || row.name().startsWith(control + " > "));
  }

  boolean listsKey(String key) {
    return rows.stream().anyMatch(row -> row.key() && row.name().equals(key));
  }
}
