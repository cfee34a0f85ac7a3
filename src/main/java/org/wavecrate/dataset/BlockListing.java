package org.wavecrate.dataset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Tells a folder's examples from their labels.
///
/// @param examples positions among the given names, in natural order of the names
/// @param labels for each example the position of its label, or -1
/// @param orphans names of labels without an example, in natural order
/// @param spares names of further labels of examples that have one, in natural order
record BlockListing(int[] examples, int[] labels, List<String> orphans, List<String> spares) {
  /// @param names names of `.npy` files
  static BlockListing of(String[] names) {
    Map<String, Integer> positions = HashMap.newHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      positions.put(names[i], i);
    }
    int[] examples =
        IntStream.range(0, names.length)
            .filter(i -> kind(names[i], positions) == Kind.EXAMPLE)
            .boxed()
            .sorted((a, b) -> NaturalOrder.NATURAL.compare(names[a], names[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] labels =
        Arrays.stream(examples)
            .map(i -> positions.getOrDefault(LabelNames.labelOf(names[i]), -1))
            .toArray();
    List<String> orphans = inOrder(names, name -> kind(name, positions) == Kind.ORPHAN);
    BitSet used = new BitSet();
    Arrays.stream(labels).filter(label -> label >= 0).forEach(used::set);
    List<String> spares =
        used.cardinality() + examples.length + orphans.size() == names.length
            ? List.of()
            : inOrder(
                names,
                name ->
                    kind(name, positions) == Kind.LABEL
                        && !used.get(positions.getOrDefault(name, 0)));
    return new BlockListing(examples, labels, orphans, spares);
  }

  private static List<String> inOrder(String[] names, Predicate<String> wanted) {
    return Arrays.stream(names).filter(wanted).sorted(NaturalOrder.NATURAL).toList();
  }

  private enum Kind {
    EXAMPLE,
    LABEL,
    ORPHAN
  }

  private static Kind kind(String name, Map<String, Integer> names) {
    var example = LabelNames.exampleOf(name);
    if (example.isEmpty()) {
      return Kind.EXAMPLE;
    }
    if (names.containsKey(example.get())) {
      return Kind.LABEL;
    }
    // An example may itself be called "my-label-5" if it has a label of its own.
    return names.containsKey(LabelNames.labelOf(name)) ? Kind.EXAMPLE : Kind.ORPHAN;
  }
}
