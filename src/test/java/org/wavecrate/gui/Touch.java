package org.wavecrate.gui;

import java.util.function.Function;
import java.util.regex.Pattern;

/// A row of a [TouchTable]: one control, menu item, key or gesture, and what it changes.
///
/// @param name as [TouchWalk] names controls, where `*` stands for anything; or a key such as
///     `Ctrl+Shift+P`
/// @param key whether it is a key, or a gesture of the mouse, rather than a control
/// @param before puts the window into a state in which it can be used
/// @param use presses it
/// @param effect what is to be different afterwards
record Touch(String name, boolean key, Step before, Step use, Function<TouchStand, Object> effect) {
  /// Something done to the window, on the test's thread.
  @FunctionalInterface
  interface Step {
    void run(TouchStand stand) throws Exception;
  }

  /// Whether this row is about `control`.
  boolean covers(String control) {
    return matches(name, control);
  }

  static boolean matches(String pattern, String control) {
    String[] parts = pattern.split("\\*", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Pattern.quote(parts[i]);
    }
    return Pattern.compile(String.join(".*", parts), Pattern.DOTALL).matcher(control).matches();
  }
}
