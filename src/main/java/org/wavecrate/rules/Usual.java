package org.wavecrate.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.wavecrate.npy.Dtype;
import org.wavecrate.survey.ArrayKind;

/// The usual properties of the arrays of some rows. There is a usual type, shape or length only
/// where more than half of at least three arrays share it: where no such majority is, nothing is
/// an exception.
///
/// @param axes the shape but for its length, by an example of it
/// @param axesShare how many have it, such as `98 of 100`
/// @param dtype the element type, in the machine's byte order
/// @param dtypeShare how many have it
/// @param length the length, among those of the usual axes
/// @param lengthShare how many have it
record Usual(
    Optional<ArrayKind> axes,
    String axesShare,
    Optional<Dtype> dtype,
    String dtypeShare,
    OptionalLong length,
    String lengthShare) {
  private static final int LEAST = 3;

  /// @param counted which of the rows from `start` to `end` count
  static Usual of(
      int start,
      int end,
      IntPredicate counted,
      IntFunction<ArrayKind> kinds,
      IntToLongFunction lengths) {
    Map<ArrayKind, Integer> all = new HashMap<>();
    // Neighbours are mostly of one kind, so what costs most is done once for a run of them.
    for (int row = start; row < end; ) {
      if (!counted.test(row)) {
        row++;
        continue;
      }
      ArrayKind kind = kinds.apply(row);
      int run = 0;
      while (row < end && counted.test(row) && kinds.apply(row) == kind) {
        run++;
        row++;
      }
      all.merge(kind, run, Integer::sum);
    }
    int total = all.values().stream().mapToInt(Integer::intValue).sum();
    Map<Dtype, Integer> dtypes = new HashMap<>();
    Map<String, Integer> axes = new HashMap<>();
    Map<String, ArrayKind> named = new HashMap<>();
    all.forEach(
        (kind, count) -> {
          dtypes.merge(kind.dtype().littleEndian(), count, Integer::sum);
          String name = kind.timeAxis() + " " + kind.rest();
          axes.merge(name, count, Integer::sum);
          named.put(name, kind);
        });
    Optional<Map.Entry<Dtype, Integer>> dtype = majority(dtypes, total);
    Optional<Map.Entry<String, Integer>> name = majority(axes, total);
    Optional<ArrayKind> kind = name.map(entry -> named.get(entry.getKey()));
    OptionalLong length = OptionalLong.empty();
    String lengthShare = "";
    if (kind.isPresent()) {
      long[] sorted = new long[name.get().getValue()];
      int n = 0;
      ArrayKind latest = kind.get();
      boolean fits = true;
      for (int row = start; row < end; row++) {
        if (counted.test(row)) {
          ArrayKind own = kinds.apply(row);
          fits = own == latest ? fits : own.fits(kind.get());
          latest = own;
          if (fits) {
            sorted[n++] = lengths.applyAsLong(row);
          }
        }
      }
      Arrays.sort(sorted);
      long middle = sorted[n / 2];
      // What more than half share, the middle one has.
      int same = 0;
      for (long one : sorted) {
        same += one == middle ? 1 : 0;
      }
      if (isMajority(same, n)) {
        length = OptionalLong.of(middle);
        lengthShare = same + " of " + n;
      }
    }
    return new Usual(
        kind,
        name.map(entry -> entry.getValue() + " of " + total).orElse(""),
        dtype.map(Map.Entry::getKey),
        dtype.map(entry -> entry.getValue() + " of " + total).orElse(""),
        length,
        lengthShare);
  }

  private static <T> Optional<Map.Entry<T, Integer>> majority(Map<T, Integer> counts, int total) {
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue))
        .filter(entry -> isMajority(entry.getValue(), total));
  }

  private static boolean isMajority(int count, int total) {
    return total >= LEAST && 2 * count > total;
  }

  /// This with its missing parts taken from what is usual in more rows.
  Usual or(Usual wider) {
    boolean own = axes.isPresent();
    return new Usual(
        own ? axes : wider.axes,
        own ? axesShare : wider.axesShare,
        dtype.isPresent() ? dtype : wider.dtype,
        dtype.isPresent() ? dtypeShare : wider.dtypeShare,
        own ? length : wider.length,
        own ? lengthShare : wider.lengthShare);
  }
}
