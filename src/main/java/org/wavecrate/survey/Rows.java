package org.wavecrate.survey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

/// All examples of a dataset in one row: split after split, each in natural order. Immutable.
public final class Rows {
  private record Place(Split split, int block) {}

  private final Dataset dataset;
  private final Set<SplitName> names;
  private final List<Split> splits;
  private final int[] starts;
  private final Map<String, Place> blocks = new HashMap<>();

  /// All splits.
  public Rows(Dataset dataset) {
    this(dataset, Set.of(SplitName.values()));
  }

  /// Some splits, as if there were no others.
  ///
  /// @param names the splits wanted, those too that are not there
  public Rows(Dataset dataset, Set<SplitName> names) {
    this.dataset = dataset;
    this.names = Set.copyOf(names);
    splits = dataset.splits().stream().filter(split -> names.contains(split.name())).toList();
    starts = new int[splits.size() + 1];
    for (int i = 0; i < splits.size(); i++) {
      Split split = splits.get(i);
      starts[i + 1] = Math.addExact(starts[i], split.size());
      for (int block = 0; block < split.blocks().size(); block++) {
        blocks.put(split.blocks().get(block).path(), new Place(split, block));
      }
    }
  }

  public Dataset dataset() {
    return dataset;
  }

  /// The splits that were asked for.
  public Set<SplitName> names() {
    return names;
  }

  public List<Split> splits() {
    return splits;
  }

  /// The first row of split number `split`.
  public int start(int split) {
    return starts[split];
  }

  /// The row after the last of split number `split`.
  public int end(int split) {
    return starts[split + 1];
  }

  public int size() {
    return starts[splits.size()];
  }

  public Example example(int row) {
    int split = splitOf(row);
    return splits.get(split).example(row - starts[split]);
  }

  public Split split(int row) {
    return splits.get(splitOf(row));
  }

  public Block block(int row) {
    int split = splitOf(row);
    return splits.get(split).block(row - starts[split]);
  }

  /// The row of the first example of `split`.
  public int start(Split split) {
    int index = splits.indexOf(split);
    if (index < 0) {
      throw new IllegalArgumentException("split " + split + " is not of " + dataset.name());
    }
    return starts[index];
  }

  public int row(Example example) {
    return start(example.split()) + example.index();
  }

  /// The row of the example at `path`, as [Example#path] tells it.
  public OptionalInt find(String path) {
    int slash = path.lastIndexOf('/');
    Place place = blocks.get(slash < 0 ? "" : path.substring(0, slash));
    if (place == null) {
      return OptionalInt.empty();
    }
    Optional<Example> found = dataset.find(path);
    return found.isPresent() && splits.contains(found.get().split())
        ? OptionalInt.of(row(found.get()))
        : OptionalInt.empty();
  }

  /// The row of an example of this dataset, or of the same one as it was opened another time.
  public OptionalInt find(Example example) {
    int split = splits.indexOf(example.split());
    return split < 0 ? find(example.path()) : OptionalInt.of(starts[split] + example.index());
  }

  /// The example of this dataset that `example` is, which may be of another opening of it.
  public Optional<Example> same(Example example) {
    OptionalInt row = find(example);
    return row.isPresent() ? Optional.of(example(row.getAsInt())) : Optional.empty();
  }

  /// All blocks with their rows, in order.
  public List<BlockRows> blocks() {
    List<BlockRows> all = new ArrayList<>();
    for (int i = 0; i < splits.size(); i++) {
      Split split = splits.get(i);
      for (int block = 0; block < split.blocks().size(); block++) {
        int first = starts[i] + split.start(block);
        all.add(new BlockRows(split, split.blocks().get(block), first));
      }
    }
    return all;
  }

  /// The rows of one block.
  ///
  /// @param first the row of its first example; the others follow
  public record BlockRows(Split split, Block block, int first) {
    /// The row after its last example.
    public int end() {
      return first + block.size();
    }
  }

  /// The number of the split that `row` lies in.
  public int splitOf(int row) {
    int split = 0;
    if (row < 0 || row >= size()) {
      throw new IndexOutOfBoundsException("row " + row + "; allowed: 0 to " + (size() - 1));
    }
    while (starts[split + 1] <= row) {
      split++;
    }
    return split;
  }
}
