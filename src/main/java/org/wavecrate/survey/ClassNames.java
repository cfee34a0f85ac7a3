package org.wavecrate.survey;

import java.util.List;

/// Names of classes.
public final class ClassNames {
  private ClassNames() {}

  /// Whether a class has a name.
  public static boolean isNamed(long number, List<String> names) {
    return number >= 0 && number < names.size() && !names.get((int) number).isBlank();
  }

  /// The name of a class, or its number if it has none.
  public static String of(long number, List<String> names) {
    return isNamed(number, names) ? names.get((int) number) : Long.toString(number);
  }
}
