package org.wavecrate.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wavecrate.dataset.NaturalOrder;
import org.wavecrate.dataset.Progress;

/// An order of rows. Stable: rows that are equal in it stay as they were; those without a value, or
/// of which it is not known yet, come last in either direction.
///
/// @param by what is compared
/// @param descending whether the greatest comes first
public record Sort(By by, boolean descending) {
  /// The criterion that rows are sorted by.
  public enum By {
    /// Where examples lie: split, block and name in natural order.
    PLACE,
    /// The file name alone, in natural order through all blocks.
    NAME,
    LABEL,
    /// Type and shape.
    SHAPE,
    DURATION(Column.LENGTH),
    PEAK(Column.PEAK),
    RMS(Column.RMS),
    CREST(Column.CREST),
    CENTROID(Column.CENTROID),
    CLIPPED(Column.CLIPPED),
    DC(Column.DC),
    CHANNELS(Column.CHANNELS),
    BLOCK_SIZE(Column.BLOCK_SIZE),
    /// Marked ones before the others.
    MARKED;

    private final Optional<Column> column;

    By() {
      column = Optional.empty();
    }

    By(Column column) {
      this.column = Optional.of(column);
    }
  }

  public static final Sort NATURAL = new Sort(By.PLACE, false);

  private static final long LAST = 0xffff_ffffL;
  private static final int POSITION_BITS = 31;
  private static final int PORTION = 1 << 14;

  /// The rows in this order, as a new array.
  ///
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public int[] sorted(int[] rows, ExampleTable table, Progress progress) {
    return sorted(rows, table, new BitSet(), progress);
  }

  /// The rows in this order, as a new array.
  ///
  /// @param marked the rows that are marked
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public int[] sorted(int[] rows, ExampleTable table, BitSet marked, Progress progress) {
    return switch (by) {
      case PLACE -> byKey(rows, row -> row, progress);
      case NAME -> byName(rows, table.rows(), progress);
      case LABEL -> byKey(rows, row -> label(table, row), progress);
      case MARKED -> byKey(rows, row -> marked.get(row) ? 0 : 1, progress);
      case SHAPE -> {
        int[] byLength = byKey(rows, row -> number(table, row, Column.LENGTH), progress);
        long[] ranks = kindRanks(table.kinds());
        yield byKey(byLength, row -> kind(table, row, ranks), progress);
      }
      default -> {
        Column column = by.column.orElseThrow();
        yield byKey(rows, row -> number(table, row, column), progress);
      }
    };
  }

  /// A number from 0 to 2^32 - 1 that rows are sorted by; [#LAST] if there is none.
  private interface Key {
    long of(int row);
  }

  private int[] byKey(int[] rows, Key key, Progress progress) {
    long[] keys = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (i % PORTION == 0) {
        progress.throwIfCancelled();
      }
      long value = key.of(rows[i]);
      long directed = descending && value != LAST ? LAST - 1 - value : value;
      // The position makes the sort stable.
      keys[i] = directed << POSITION_BITS | i;
    }
    Arrays.parallelSort(keys);
    progress.throwIfCancelled();
    int[] sorted = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[(int) keys[i] & Integer.MAX_VALUE];
    }
    return sorted;
  }

  private static long number(ExampleTable table, int row, Column column) {
    if (column.isMeasured() && !table.isKnown(row)) {
      return LAST;
    }
    float value = (float) column.value(table, row, 1);
    if (Float.isNaN(value)) {
      return LAST;
    }
    if (column == Column.LENGTH) {
      return Math.min(table.length(row), LAST - 1);
    }
    // As IEEE 754 numbers sort: negative ones by their complement.
    int bits = Float.floatToIntBits(value + 0f);
    return (bits < 0 ? ~bits : bits | 0x8000_0000) & LAST;
  }

  private static long label(ExampleTable table, int row) {
    List<Long> classes = table.classes(row);
    return classes.isEmpty() ? LAST : Math.clamp(classes.getFirst(), 0, LAST - 1);
  }

  private static long kind(ExampleTable table, int row, long[] ranks) {
    int kind = table.isKnown(row) ? table.kindNumber(row) : -1;
    return kind < 0 || kind >= ranks.length ? LAST : ranks[kind];
  }

  private static String name(ArrayKind kind) {
    return kind.dtype().numpyName() + " " + kind.rest();
  }

  private static long[] kindRanks(List<ArrayKind> kinds) {
    List<Integer> inOrder =
        IntStream.range(0, kinds.size())
            .boxed()
            .sorted(Comparator.comparing(i -> name(kinds.get(i)), NaturalOrder.NATURAL))
            .toList();
    long[] ranks = new long[kinds.size()];
    for (int i = 0; i < ranks.length; i++) {
      boolean same =
          i > 0 && name(kinds.get(inOrder.get(i))).equals(name(kinds.get(inOrder.get(i - 1))));
      ranks[inOrder.get(i)] = same ? ranks[inOrder.get(i - 1)] : i;
    }
    return ranks;
  }

  private int[] byName(int[] rows, Rows all, Progress progress) {
    record Named(String name, int row) {}
    Named[] named = new Named[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (i % PORTION == 0) {
        progress.throwIfCancelled();
      }
      named[i] = new Named(all.example(rows[i]).name(), rows[i]);
    }
    Comparator<Named> order = Comparator.comparing(Named::name, NaturalOrder.NATURAL);
    Arrays.parallelSort(named, descending ? order.reversed() : order);
    return Arrays.stream(named).mapToInt(Named::row).toArray();
  }
}
