package org.wavecrate.check;

import java.util.List;
import java.util.Set;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

/// The examples that are checked, numbered through all splits: its rows.
final class Subject {
  private final Dataset dataset;
  private final List<Split> splits;
  private final Set<SplitName> names;
  private final int[] starts;

  /// @param names the splits wanted, those too that are not there
  Subject(Dataset dataset, List<Split> splits, Set<SplitName> names) {
    this.names = Set.copyOf(names);
    this.dataset = dataset;
    this.splits = List.copyOf(splits);
    starts = new int[splits.size() + 1];
    for (int i = 0; i < splits.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], splits.get(i).size());
    }
  }

  Dataset dataset() {
    return dataset;
  }

  Set<SplitName> names() {
    return names;
  }

  List<Split> splits() {
    return splits;
  }

  int size() {
    return starts[splits.size()];
  }

  /// The first row of split `split`.
  int start(int split) {
    return starts[split];
  }

  int end(int split) {
    return starts[split + 1];
  }

  int splitOf(int row) {
    int split = 0;
    while (row >= starts[split + 1]) {
      split++;
    }
    return split;
  }

  Example example(int row) {
    int split = splitOf(row);
    return splits.get(split).example(row - starts[split]);
  }
}
