package org.wavecrate.summary;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.dataset.Progress;
import org.wavecrate.query.CheckedRows;
import org.wavecrate.query.Query;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.survey.ClassCounts;
import org.wavecrate.survey.ClassNames;
import org.wavecrate.survey.ExampleTable;

/// The number of examples of each class in a run of examples, and of those without one.
///
/// @param classes in order of their numbers; empty if labels are no classes
/// @param unlabelled how many have no label
/// @param bad how many can't be used as they are
/// @param troubles what is wrong with how many, worst first: as the check found it, or before that
///     what was seen while measuring
/// @param checked whether a check has said so
/// @param known the number of examples that are known
public record LabelCounts(
    List<Bar> classes,
    int unlabelled,
    int bad,
    int known,
    List<CheckedRows.Found> troubles,
    boolean checked) {
  public static final LabelCounts NONE = new LabelCounts(List.of(), 0, 0, 0, List.of(), false);

  private static final int PORTION = 1 << 14;

  /// @param number the class
  /// @param name its name, or its number
  /// @param count how many examples there are
  /// @param query a filter that finds them
  public record Bar(long number, String name, int count, String query) {}

  /// Counts the rows `from` to `to` (exclusive) as far as they are known; blocks.
  ///
  /// @param names by class number; may be empty
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static LabelCounts of(
      SurveyedDataset subject, int from, int to, List<String> names, Progress progress) {
    ExampleTable table = subject.table();
    ClassCounts counts = new ClassCounts();
    int unlabelled = 0;
    int bad = 0;
    int known = 0;
    for (int row = from; row < to; row++) {
      if (row % PORTION == 0) {
        progress.throwIfCancelled();
      }
      bad += subject.isBad(row) ? 1 : 0;
      if (table.isKnown(row)) {
        known++;
        unlabelled += table.labelNumber(row) == ExampleTable.UNLABELLED ? 1 : 0;
        counts.add(table, row);
      }
    }
    List<Bar> bars = new ArrayList<>();
    if (counts.isFew()) {
      counts
          .byNumber()
          .forEach(
              (n, count) ->
                  bars.add(new Bar(n, ClassNames.of(n, names), count.intValue(), query(n, names))));
    }
    boolean checked = subject.checked().isDone();
    List<CheckedRows.Found> troubles =
        checked ? subject.checked().rules(from, to) : Suspicion.of(subject, from, to);
    return new LabelCounts(List.copyOf(bars), unlabelled, bad, known, troubles, checked);
  }

  private static String query(long number, List<String> names) {
    String name = ClassNames.of(number, names);
    boolean plain =
        name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    return "label:" + (plain ? name : Query.quoted(name));
  }
}
