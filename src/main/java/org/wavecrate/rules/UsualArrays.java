package org.wavecrate.rules;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wavecrate.npy.Dtype;
import org.wavecrate.survey.ExampleTable;

/// The usual examples or labels of a dataset and of each of its splits.
///
/// @param ofAll what is usual in the whole dataset
/// @param ofSplits what is usual in a split; where it has no majority, in the whole dataset
record UsualArrays(Usual ofAll, List<Usual> ofSplits) {
  /// @param batches rows that hold whole batches, which do not count
  static UsualArrays of(ArrayRole role, ExampleTable table, BitSet batches) {
    Usual all = ofAll(role, table, batches);
    List<Usual> splits =
        IntStream.range(0, table.rows().splits().size())
            .mapToObj(
                split -> {
                  int start = table.rows().start(split);
                  return usual(role, table, batches, start, table.rows().end(split)).or(all);
                })
            .toList();
    return new UsualArrays(all, splits);
  }

  /// The usual array of the whole dataset.
  static Usual ofAll(ArrayRole role, ExampleTable table, BitSet batches) {
    return usual(role, table, batches, 0, table.size());
  }

  private static Usual usual(
      ArrayRole role, ExampleTable table, BitSet batches, int start, int end) {
    return Usual.of(
        start,
        end,
        row -> role.isRead(table, row) && !batches.get(row),
        row -> role.kind(table, row),
        row -> role.length(table, row));
  }

  /// The type of most. Where no type has a majority, as in two splits of one size, the first split
  /// decides.
  Optional<Dtype> dtype() {
    return ofAll
        .dtype()
        .or(() -> ofSplits.stream().map(Usual::dtype).flatMap(Optional::stream).findFirst());
  }
}
