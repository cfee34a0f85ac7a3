package org.wavecrate.rules;

import java.util.Map;
import java.util.TreeMap;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.LabelForm;

/// The range of class numbers where no recipe states it.
final class LabelRange {
  private static final int LEAST_CLASSES = 2;
  private static final int LEAST_LABELS = 10;
  private static final double MOST_BEYOND = 0.01;

  private LabelRange() {}

  /// One past the last class, if classes follow each other without a gap and a few numbers lie far
  /// beyond, twice as far at least; else 0: any number is allowed.
  static long of(Evidence evidence) {
    ExampleTable table = evidence.table();
    Map<Long, Long> counts = new TreeMap<>();
    long all = 0;
    for (int row = 0; row < evidence.size(); row++) {
      int label = table.label(row);
      if (label >= 0 && table.labels().form(label) == LabelForm.NUMBER) {
        double value = table.labels().value(label);
        if (value == Math.rint(value) && value >= 0) {
          counts.merge((long) value, 1L, Long::sum);
          all++;
        }
      }
    }
    long end = counts.containsKey(0L) ? 0 : 1;
    long within = 0;
    int classes = 0;
    for (Long count = counts.get(end); count != null; count = counts.get(end)) {
      within += count;
      end++;
      classes++;
    }
    long beyond = all - within;
    if (classes < LEAST_CLASSES || within < LEAST_LABELS || beyond == 0) {
      return 0;
    }
    long last = end;
    boolean allFar = counts.keySet().stream().filter(c -> c >= last).allMatch(c -> c >= 2 * last);
    return allFar && beyond <= Math.max(1, all * MOST_BEYOND) ? last : 0;
  }
}
