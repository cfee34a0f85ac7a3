package org.wavecrate.survey;

import java.util.List;

/// Names of classes.
public final class ClassNames {
  private ClassNames() {}

  /// The name of a class, or its number if it has none.
  public static String of(long number, List<String> names) {
    boolean named = number >= 0 && number < names.size() && !names.get((int) number).isBlank();
    return named ? names.get((int) number) : Long.toString(number);
  }
}
