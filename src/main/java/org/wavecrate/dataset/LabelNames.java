package org.wavecrate.dataset;

import java.util.Optional;

/// Pairs labels with examples by name: `X-label-N.npy` with `X-N.npy`, `label-N.npy` with `N.npy`,
/// and for names without a number `X-label.npy` with `X.npy`.
public final class LabelNames {
  static final String SUFFIX = ".npy";

  private static final String LABEL = "-label";

  private LabelNames() {}

  /// The name of the label file of the example file `name`.
  public static String labelOf(String name) {
    String stem = stem(name);
    int digits = startOfNumber(stem);
    if (digits == 0) {
      return "label-" + name;
    }
    boolean numbered = digits < stem.length() && stem.charAt(digits - 1) == '-';
    return numbered
        ? stem.substring(0, digits - 1) + LABEL + stem.substring(digits - 1) + suffix(name)
        : stem + LABEL + suffix(name);
  }

  /// The name of the example file that the file `name` would label, if it is named like a label.
  static Optional<String> exampleOf(String name) {
    String stem = stem(name);
    if (stem.endsWith(LABEL)) {
      return Optional.of(stem.substring(0, stem.length() - LABEL.length()) + suffix(name));
    }
    int digits = startOfNumber(stem);
    if (digits == stem.length() || digits == 0 || stem.charAt(digits - 1) != '-') {
      return Optional.empty();
    }
    String before = stem.substring(0, digits - 1);
    if (before.equals("label")) {
      return Optional.of(stem.substring(digits) + suffix(name));
    }
    return before.endsWith(LABEL)
        ? Optional.of(
            before.substring(0, before.length() - LABEL.length())
                + stem.substring(digits - 1)
                + suffix(name))
        : Optional.empty();
  }

  private static String stem(String name) {
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /// The ending in the case that it has.
  private static String suffix(String name) {
    return name.substring(name.length() - SUFFIX.length());
  }

  private static int startOfNumber(String stem) {
    int i = stem.length();
    while (i > 0 && NaturalOrder.isDigit(stem.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
