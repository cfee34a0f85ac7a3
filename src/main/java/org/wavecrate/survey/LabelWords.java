package org.wavecrate.survey;

import java.util.List;
import java.util.stream.Collectors;

/// The label of one row of a table in a word or two, as lists show it.
public final class LabelWords {
  private static final int MOST = 3;

  private LabelWords() {}

  /// Names or numbers of the classes; empty where there are none or they are not known yet.
  ///
  /// @param names by class number; may be empty
  public static String of(ExampleTable table, int row, List<String> names) {
    List<Long> classes = table.classes(row);
    String text =
        classes.stream()
            .limit(MOST)
            .map(number -> ClassNames.of(number, names))
            .collect(Collectors.joining(", "));
    return classes.size() > MOST ? text + " …" : text;
  }
}
