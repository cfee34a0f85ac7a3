package org.wavecrate.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ClassCounts;
import org.wavecrate.survey.ClassNames;
import org.wavecrate.survey.ExampleTable;

/// The classes of a dataset, split by split, for an [Overview].
final class OverviewClasses {
  private final List<Split> splits;
  private final List<String> names;
  private final List<ClassCounts> counts = new ArrayList<>();

  /// @param names by class number; may be empty
  OverviewClasses(List<Split> splits, List<String> names) {
    this.splits = splits;
    this.names = names;
    splits.forEach(split -> counts.add(new ClassCounts()));
  }

  void add(ExampleTable table, int row, int split) {
    counts.get(split).add(table, row);
  }

  /// A bar for each class, in order of their numbers; none if they are so many that labels must be
  /// numbers.
  List<Overview.ClassBar> bars() {
    return numbers().stream().map(this::bar).toList();
  }

  private Overview.ClassBar bar(int number) {
    List<Integer> each = counts.stream().map(split -> (int) split.of(number)).toList();
    return new Overview.ClassBar(
        number, ClassNames.of(number, names), each, all(number), "label:" + number);
  }

  private int all(int number) {
    return (int) counts.stream().mapToLong(split -> split.of(number)).sum();
  }

  private SortedSet<Integer> numbers() {
    SortedSet<Integer> numbers = new TreeSet<>();
    counts.forEach(split -> numbers.addAll(split.classes()));
    return ClassCounts.isFew(numbers.size()) ? numbers : new TreeSet<>();
  }

  /// Classes that the first split has no example of.
  List<Unusual> unseen(int most) {
    return numbers().stream()
        .filter(number -> counts.getFirst().of(number) == 0)
        .limit(most)
        .map(this::lacking)
        .toList();
  }

  private Unusual lacking(int number) {
    String what =
        Formatted.of(
            "of class %s, which %s lacks",
            ClassNames.of(number, names), splits.getFirst().name().canonical());
    return Unusual.of(all(number), "is " + what + "|are " + what, "label:" + number);
  }
}
