package org.wavecrate.gui.shuffle;

import java.util.List;
import java.util.stream.Collectors;

/// Labels by the names of their classes.
final class ClassWords {
  private ClassWords() {}

  /// @param members the classes that a label names
  /// @param classes names by class number; may be empty
  static String of(List<Long> members, List<String> classes) {
    return members.isEmpty()
        ? "no class"
        : members.stream().map(number -> name(number, classes)).collect(Collectors.joining(" + "));
  }

  private static String name(long number, List<String> classes) {
    return number >= 0 && number < classes.size() ? classes.get((int) number) : "class " + number;
  }
}
