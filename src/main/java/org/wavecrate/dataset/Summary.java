package org.wavecrate.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;

/// Summarises a split: opens every file once, reads headers and labels, no example's data.
public final class Summary {
  /// Real numbers as labels may all differ; such labels are no classes.
  private static final int MOST_CLASSES = 10_000;

  private record Kind(Dtype dtype, Shape shape) {}

  private final Split split;
  private final Progress progress;
  private final double[] numbers;
  private final AtomicLong done = new AtomicLong();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder unlabelled = new LongAdder();
  private final Map<Kind, LongAdder> kinds = new ConcurrentHashMap<>();
  private final Map<Long, LongAdder> classes = new ConcurrentHashMap<>();
  private final SortedMap<Integer, BadFileException> bad = new ConcurrentSkipListMap<>();

  private Summary(Split split, Progress progress) {
    this.split = split;
    this.progress = progress;
    numbers = new double[split.size()];
    Arrays.fill(numbers, Double.NaN);
  }

  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public static SplitSummary of(Split split, Progress progress) {
    return new Summary(split, progress).read();
  }

  private SplitSummary read() {
    IntStream.range(0, split.size()).parallel().forEach(this::add);
    List<SplitSummary.ArrayCount> arrays =
        kinds.entrySet().stream()
            .map(
                kind ->
                    new SplitSummary.ArrayCount(
                        kind.getKey().dtype(), kind.getKey().shape(), kind.getValue().sum()))
            .sorted(
                Comparator.comparingLong(SplitSummary.ArrayCount::count)
                    .reversed()
                    .thenComparing(kind -> kind.dtype() + " " + kind.shape()))
            .toList();
    SortedMap<Long, Long> labels = new TreeMap<>();
    // One label that is no whole number makes measurements of all.
    double[] finite = Arrays.stream(numbers).filter(Double::isFinite).toArray();
    boolean measured = Arrays.stream(finite).anyMatch(value -> value != Math.rint(value));
    Optional<SplitSummary.Values> values =
        measured ? Optional.of(SplitSummary.Values.of(finite)) : Optional.empty();
    if (!measured && classes.size() <= MOST_CLASSES) {
      classes.forEach((index, count) -> labels.put(index, count.sum()));
    }
    List<BadFileException> unreadable = new ArrayList<>();
    for (Block block : split.blocks()) {
      block
          .problem()
          .ifPresent(problem -> unreadable.add(new BadFileException(block.path(), problem)));
    }
    unreadable.addAll(bad.values());
    return new SplitSummary(
        split, bytes.sum(), arrays, labels, values, unlabelled.sum(), List.copyOf(unreadable));
  }

  private void add(int index) {
    progress.throwIfCancelled();
    Example example = split.example(index);
    try (ArrayFile file = example.open()) {
      NpyHeader header = file.header();
      bytes.add(file.bytes());
      kinds
          .computeIfAbsent(new Kind(header.dtype(), header.shape()), kind -> new LongAdder())
          .increment();
    } catch (BadFileException e) {
      bad.put(2 * index, e);
    }
    if (example.hasLabel()) {
      addLabel(example, index);
    } else {
      unlabelled.increment();
    }
    progress.report(done.incrementAndGet(), split.size());
  }

  private void addLabel(Example example, int index) {
    try (ArrayFile label = example.openLabel()) {
      bytes.add(label.bytes());
      numbers[index] = LabelClasses.number(label).orElse(Double.NaN);
      for (long found : LabelClasses.of(label)) {
        if (classes.size() <= MOST_CLASSES) {
          classes.computeIfAbsent(found, c -> new LongAdder()).increment();
        }
      }
    } catch (BadFileException e) {
      // It has one, which is counted among what can't be read.
      bad.put(2 * index + 1, e);
    }
  }
}
