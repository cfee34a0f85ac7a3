package org.wavecrate.dataset;

import java.util.Locale;
import java.util.Optional;

/// The parts of a dataset by their canonical names.
public enum SplitName {
  TRAIN("train"),
  VALIDATION("validation"),
  TEST("test");

  private final String canonical;

  SplitName(String canonical) {
    this.canonical = canonical;
  }

  /// The name as it stands in JSON and on the command line.
  public String canonical() {
    return canonical;
  }

  /// What a folder or zip of this name holds, if its name says so: `train data`, `val`, `dev-set`,
  /// `Test`, `eval` and so on.
  public static Optional<SplitName> of(String folder) {
    String name = folder.toLowerCase(Locale.ROOT);
    if (name.startsWith("train")) {
      return Optional.of(TRAIN);
    }
    if (name.startsWith("val") || name.startsWith("dev")) {
      return Optional.of(VALIDATION);
    }
    return name.startsWith("test") || name.startsWith("eval")
        ? Optional.of(TEST)
        : Optional.empty();
  }
}
