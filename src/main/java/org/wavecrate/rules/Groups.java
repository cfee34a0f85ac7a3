package org.wavecrate.rules;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.wavecrate.survey.ExampleTable;

/// Rows that belong together, two or more each, in rising order. Four bytes for each row in one.
final class Groups {
  /// How many others of a group are named.
  private static final int MOST_NAMED = 20;

  private final int[] rows;
  private final int[] ends;

  private Groups(int[] rows, int[] ends) {
    this.rows = rows;
    this.ends = ends;
  }

  /// Examples of equal values. What is constant is not counted: all silence is equal.
  static Groups ofEqual(Evidence evidence) {
    ExampleTable table = evidence.table();
    return of(
        table.size(),
        row ->
            table.isReadable(row)
                && !evidence.isConstant(row)
                && evidence.shape(row).elements() > 1,
        table.content()::hash);
  }

  /// Groups of equal keys.
  static Groups of(int size, IntPredicate counted, IntToLongFunction key) {
    long[] keys = new long[size];
    int n = 0;
    for (int row = 0; row < size; row++) {
      if (counted.test(row)) {
        keys[n++] = key.applyAsLong(row);
      }
    }
    Arrays.sort(keys, 0, n);
    // What occurs once, which is nearly all, is dropped before rows are sorted.
    int repeated = 0;
    for (int i = 0; i < n; i++) {
      boolean again = i > 0 && keys[i] == keys[i - 1];
      boolean before = repeated > 0 && keys[repeated - 1] == keys[i];
      if (again && !before) {
        keys[repeated++] = keys[i];
      }
    }
    int[] counts = new int[repeated + 1];
    int members = 0;
    for (int row = 0; row < size; row++) {
      int at =
          counted.test(row) ? Arrays.binarySearch(keys, 0, repeated, key.applyAsLong(row)) : -1;
      if (at >= 0) {
        counts[at + 1]++;
        members++;
      }
    }
    for (int i = 0; i < repeated; i++) {
      counts[i + 1] += counts[i];
    }
    int[] rows = new int[members];
    int[] next = counts.clone();
    for (int row = 0; row < size; row++) {
      int at =
          counted.test(row) ? Arrays.binarySearch(keys, 0, repeated, key.applyAsLong(row)) : -1;
      if (at >= 0) {
        rows[next[at]++] = row;
      }
    }
    return new Groups(rows, counts);
  }

  /// Tells every group.
  void each(Consumer<int[]> consumer) {
    for (int i = 0; i + 1 < ends.length; i++) {
      consumer.accept(Arrays.copyOfRange(rows, ends[i], ends[i + 1]));
    }
  }

  /// The first few of a group of which `wanted` is true.
  static int[] some(int[] group, IntPredicate wanted) {
    int[] some = new int[Math.min(MOST_NAMED, group.length)];
    int n = 0;
    for (int i = 0; i < group.length && n < some.length; i++) {
      if (wanted.test(group[i])) {
        some[n++] = group[i];
      }
    }
    return Arrays.copyOf(some, n);
  }
}
