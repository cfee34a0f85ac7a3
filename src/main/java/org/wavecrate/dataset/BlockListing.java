package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tells a folder's examples from their labels.
///
/// @param examples positions among the given names, in natural order of the names
/// @param labels for each example the position of its label, or -1; among the names of the labels'
///     own folder if they have one
/// @param orphans names of labels without an example, in natural order
/// @param spares names of further labels of examples that have one, in natural order
record BlockListing(int[] examples, int[] labels, List<String> orphans, List<String> spares) {
  /// @param names names of `.npy` files
  static BlockListing of(String[] names, LabelNaming words) {
    BlockListing exact = words.isUsual() ? exact(names) : all(names);
    boolean complete = Arrays.stream(exact.labels).allMatch(label -> label >= 0);
    boolean strays = !exact.orphans.isEmpty() || !exact.spares.isEmpty();
    return complete && !strays ? exact : exact.loosened(names, words);
  }

  /// Every example in one folder and its label, of the same name, in another.
  static BlockListing of(String[] names, String[] labelNames) {
    BlockListing listing = all(names);
    Map<String, Integer> positions = positions(labelNames);
    int[] labels = listing.labels;
    for (int i = 0; i < labels.length; i++) {
      String name = names[listing.examples[i]];
      int same = positions.getOrDefault(name, -1);
      labels[i] = same >= 0 ? same : positions.getOrDefault(LabelNames.labelOf(name), -1);
    }
    BitSet used = used(labels);
    if (used.cardinality() < labelNames.length) {
      Map<Integer, String> rest = new HashMap<>();
      IntStream.range(0, labelNames.length)
          .filter(i -> !used.get(i))
          .forEach(i -> rest.put(i, labelNames[i]));
      new LooseLabels(LabelNaming.USUAL, listing.names(names), labels)
          .match(
              rest,
              stem ->
                  LabelNaming.USUAL.keyOfLabel(stem).or(() -> Optional.of(LabelNaming.key(stem))));
    }
    BitSet all = used(labels);
    List<String> orphans =
        IntStream.range(0, labelNames.length)
            .filter(i -> !all.get(i))
            .mapToObj(i -> labelNames[i])
            .sorted(NaturalOrder.NATURAL)
            .toList();
    return new BlockListing(listing.examples, labels, orphans, List.of());
  }

  private static Map<String, Integer> positions(String[] names) {
    Map<String, Integer> positions = HashMap.newHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      positions.put(names[i], i);
    }
    return positions;
  }

  private static BitSet used(int[] labels) {
    BitSet used = new BitSet();
    Arrays.stream(labels).filter(label -> label >= 0).forEach(used::set);
    return used;
  }

  /// All are examples.
  private static BlockListing all(String[] names) {
    int[] examples = IntStream.range(0, names.length).toArray();
    sort(examples, names);
    return new BlockListing(examples, LooseLabels.none(examples.length), List.of(), List.of());
  }

  /// Puts positions among `names` into the natural order of these.
  private static void sort(int[] positions, String[] names) {
    Integer[] sorted = new Integer[positions.length];
    Arrays.setAll(sorted, i -> positions[i]);
    Arrays.sort(sorted, (a, b) -> NaturalOrder.NATURAL.compare(names[a], names[b]));
    Arrays.setAll(positions, i -> sorted[i]);
  }

  private List<String> names(String[] names) {
    return Arrays.stream(examples).mapToObj(i -> names[i]).toList();
  }

  private static BlockListing exact(String[] names) {
    Map<String, Integer> positions = positions(names);
    Kind[] kinds = new Kind[names.length];
    int[] examples = new int[names.length];
    int count = 0;
    for (int i = 0; i < names.length; i++) {
      kinds[i] = kind(names[i], positions);
      if (kinds[i] == Kind.EXAMPLE) {
        examples[count++] = i;
      }
    }
    examples = Arrays.copyOf(examples, count);
    sort(examples, names);
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = positions.getOrDefault(LabelNames.labelOf(names[examples[i]]), -1);
    }
    List<String> orphans = sortedNames(names, i -> kinds[i] == Kind.ORPHAN);
    BitSet used = used(labels);
    List<String> spares =
        sortedNames(
            names, i -> kinds[i] == Kind.LABEL && !used.get(positions.getOrDefault(names[i], 0)));
    return new BlockListing(examples, labels, orphans, spares);
  }

  private static List<String> sortedNames(String[] names, IntPredicate wanted) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (wanted.test(i)) {
        found.add(names[i]);
      }
    }
    found.sort(NaturalOrder.NATURAL);
    return List.copyOf(found);
  }

  /// Looks once more, for labels that are named in another way.
  private BlockListing loosened(String[] names, LabelNaming words) {
    Map<String, Integer> positions = positions(names);
    Map<Integer, String> candidates = new HashMap<>();
    for (List<String> strays : List.of(orphans, spares)) {
      strays.forEach(name -> candidates.put(positions.getOrDefault(name, 0), name));
    }
    Set<Integer> likeLabels = new HashSet<>();
    for (int i = 0; i < examples.length; i++) {
      String name = names[examples[i]];
      if (labels[i] < 0 && words.keyOfLabel(FileKind.stem(name)).isPresent()) {
        likeLabels.add(i);
        candidates.put(examples[i], name);
      }
    }
    if (candidates.isEmpty()) {
      return this;
    }
    int[] rest = IntStream.range(0, examples.length).filter(i -> !likeLabels.contains(i)).toArray();
    List<String> restNames = Arrays.stream(rest).mapToObj(i -> names[examples[i]]).toList();
    int[] found = Arrays.stream(rest).map(i -> labels[i]).toArray();
    Set<Integer> given =
        new HashSet<>(
            new LooseLabels(words, restNames, found).match(candidates, words::keyOfLabel));
    // "my-label-5.npy" that labels nothing is an example, unless it is another version of a label.
    Set<String> keys =
        restNames.stream()
            .map(n -> words.keyOfExample(FileKind.stem(n)))
            .collect(Collectors.toSet());
    List<String> versions = new ArrayList<>();
    for (int i : likeLabels) {
      String name = names[examples[i]];
      boolean version = keys.contains(words.keyOfLabel(FileKind.stem(name)).orElse(""));
      boolean copy =
          LabelNaming.original(FileKind.stem(name))
              .flatMap(words::keyOfLabel)
              .filter(keys::contains)
              .isPresent();
      if (!given.contains(examples[i]) && (version || copy)) {
        versions.add(name);
      }
    }
    return assemble(names, positions, found, rest, likeLabels, given, versions);
  }

  private BlockListing assemble(
      String[] names,
      Map<String, Integer> positions,
      int[] found,
      int[] rest,
      Set<Integer> likeLabels,
      Set<Integer> given,
      List<String> versions) {
    Set<Integer> taken = new HashSet<>(given);
    versions.forEach(name -> taken.add(positions.getOrDefault(name, -1)));
    Map<Integer, Integer> labelOf = new HashMap<>();
    for (int i = 0; i < rest.length; i++) {
      labelOf.put(examples[rest[i]], found[i]);
    }
    int[] left =
        IntStream.range(0, examples.length)
            .filter(i -> !likeLabels.contains(i) || !taken.contains(examples[i]))
            .toArray();
    int[] newExamples = Arrays.stream(left).map(i -> examples[i]).toArray();
    int[] newLabels = Arrays.stream(newExamples).map(i -> labelOf.getOrDefault(i, -1)).toArray();
    List<String> newOrphans =
        orphans.stream().filter(name -> !taken.contains(positions.getOrDefault(name, -1))).toList();
    Predicate<String> untaken = name -> !given.contains(positions.getOrDefault(name, -1));
    List<String> newSpares = new ArrayList<>(spares.stream().filter(untaken).toList());
    newSpares.addAll(versions);
    newSpares.sort(NaturalOrder.NATURAL);
    return new BlockListing(newExamples, newLabels, newOrphans, newSpares);
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
