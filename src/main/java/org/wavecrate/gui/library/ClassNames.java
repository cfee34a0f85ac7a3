package org.wavecrate.gui.library;

import java.util.List;

/// Names of classes.
final class ClassNames {
  private ClassNames() {}

  /// The name of a class, or its number if it has none.
  static String of(long number, List<String> names) {
    boolean named = number >= 0 && number < names.size() && !names.get((int) number).isBlank();
    return named ? names.get((int) number) : Long.toString(number);
  }
}
