package org.wavecrate.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ExampleTable;

/// Examples of some classes.
///
/// @param classes their numbers
/// @param unlabelled whether examples without a label count too
record LabelTerm(Set<Long> classes, boolean unlabelled) implements Term.Measured {
  /// The word for examples without a label.
  static final String NONE = "none";

  private static final int MOST_TOLD = 8;

  /// @param words names of classes, in full or as far as typed, numbers, or [#NONE]
  static LabelTerm of(List<String> words, List<String> names, QueryToken token)
      throws QueryException {
    Set<Long> classes = new HashSet<>();
    boolean unlabelled = false;
    for (String word : words) {
      List<Long> named = named(word.toLowerCase(Locale.ROOT), names);
      classes.addAll(named);
      boolean none = named.isEmpty() && word.equalsIgnoreCase(NONE);
      unlabelled |= none;
      if (named.isEmpty() && !none) {
        try {
          classes.add(Long.parseLong(word));
        } catch (NumberFormatException e) {
          throw unknown(word, names, token);
        }
      }
    }
    return new LabelTerm(classes, unlabelled);
  }

  private static List<Long> named(String word, List<String> names) {
    List<Long> whole = new ArrayList<>();
    List<Long> begun = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toLowerCase(Locale.ROOT);
      if (name.equals(word)) {
        whole.add((long) i);
      } else if (name.startsWith(word) && !word.chars().allMatch(Character::isDigit)) {
        begun.add((long) i);
      }
    }
    return whole.isEmpty() ? begun : whole;
  }

  private static QueryException unknown(String word, List<String> names, QueryToken token) {
    if (names.isEmpty()) {
      return new QueryException(
          Formatted.of(
              "label:%s: the classes have no names yet; use a number, such as label:3", word),
          token.from(),
          token.to());
    }
    String some = String.join(", ", names.subList(0, Math.min(MOST_TOLD, names.size())));
    return new QueryException(
        Formatted.of(
            "label:%s: no class begins like this; there are %s%s",
            word, some, names.size() > MOST_TOLD ? ", ..." : ""),
        token.from(),
        token.to());
  }

  @Override
  public Test onKnown(SurveyedDataset subject) {
    ExampleTable table = subject.table();
    List<Long> inOrder = List.copyOf(classes);
    long only = inOrder.size() == 1 ? inOrder.getFirst() : Long.MIN_VALUE;
    return row -> {
      int label = table.labelNumber(row);
      if (label >= 0) {
        return Answer.of(label == only || inOrder.size() > 1 && classes.contains((long) label));
      }
      return Answer.of(
          label == ExampleTable.UNLABELLED
              ? unlabelled
              : table.classes(row).stream().anyMatch(classes::contains));
    };
  }
}
