package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The label of every example of a split, read once and kept in four bytes an example. A label that
/// names several classes counts as a class of its own, and so does having none. Immutable.
public final class SplitLabels {
  /// More different labels than this are measurements rather than classes.
  public static final int MOST = 1 << 16;

  private static final int CHUNK = 256;
  private static final int PROBED = 256;

  private final int[] labels;
  private final List<List<Long>> classes;
  private final int[] counts;

  private SplitLabels(int[] labels, List<List<Long>> classes) {
    this.labels = labels;
    this.classes = classes;
    counts = new int[classes.size()];
    for (int label : labels) {
      counts[label]++;
    }
  }

  /// Reads the labels of all examples; blocks. Labels that can't be read count as none.
  ///
  /// @param progress told of the examples read; may cancel
  /// @return nothing if no label names a class, or if there are more than [#MOST]
  public static Optional<SplitLabels> read(Split split, Progress progress) {
    int size = split.size();
    int probed = Math.min(PROBED, size);
    boolean any =
        IntStream.range(0, probed)
            .anyMatch(i -> !classesOf(split, (int) ((long) i * size / probed)).isEmpty());
    if (!any) {
      return Optional.empty();
    }
    int[] labels = new int[size];
    Map<List<Long>, Integer> numbers = new ConcurrentHashMap<>();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, (size + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              progress.throwIfCancelled();
              int end = Math.min(size, (chunk + 1) * CHUNK);
              for (int i = chunk * CHUNK; i < end && next.get() <= MOST; i++) {
                labels[i] =
                    numbers.computeIfAbsent(classesOf(split, i), c -> next.getAndIncrement());
              }
              progress.report(done.addAndGet(end - chunk * CHUNK), size);
            });
    return next.get() > MOST ? Optional.empty() : Optional.of(sorted(labels, numbers));
  }

  private static List<Long> classesOf(Split split, int index) {
    Example example = split.example(index);
    if (!example.hasLabel()) {
      return List.of();
    }
    try (ArrayFile file = example.openLabel()) {
      List<Long> classes = new ArrayList<>();
      for (long number : LabelClasses.of(file)) {
        classes.add(number);
      }
      return List.copyOf(classes);
    } catch (BadFileException e) {
      return List.of();
    }
  }

  /// Numbers labels by class, whatever the threads read first; having none comes last.
  private static SplitLabels sorted(int[] labels, Map<List<Long>, Integer> numbers) {
    List<List<Long>> classes = new ArrayList<>(numbers.keySet());
    classes.sort(Comparator.comparing(List<Long>::isEmpty).thenComparing(SplitLabels::compare));
    int[] sorted = new int[classes.size()];
    for (int i = 0; i < sorted.length; i++) {
      sorted[numbers.getOrDefault(classes.get(i), 0)] = i;
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = sorted[labels[i]];
    }
    return new SplitLabels(labels, classes);
  }

  private static int compare(List<Long> a, List<Long> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Long.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /// How many different labels there are.
  public int count() {
    return counts.length;
  }

  /// How many examples have label `label`.
  public int examples(int label) {
    return counts[label];
  }

  /// The classes that label `label` names; none for examples without a class.
  public List<Long> classes(int label) {
    return classes.get(label);
  }

  /// The label of example `index`, from 0 to [#count].
  public int of(int index) {
    return labels[index];
  }

  /// The number of examples.
  public int size() {
    return labels.length;
  }
}
