package org.wavecrate.survey;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The number of examples of every class. Overview, lists of labels and check share this one
/// account of which examples are of which class.
public final class ClassCounts {
  /// More different numbers are measurements.
  private static final int MOST = 10_000;

  private final SortedMap<Integer, Long> counts = new TreeMap<>();
  private long total;

  /// Counts the classes that the label of a row names, if it is known.
  public void add(ExampleTable table, int row) {
    if (table.isKnown(row) && table.label(row) >= 0) {
      table.labels().classes(table.label(row), this::add);
    }
  }

  /// Counts an example of a class; a negative number is none.
  public void add(int number) {
    if (number >= 0 && isFew()) {
      counts.merge(number, 1L, Long::sum);
      total++;
    }
  }

  /// Whether they can be listed; beyond that they are not counted any more.
  public boolean isFew() {
    return isFew(counts.size());
  }

  /// Whether so many classes can be listed.
  public static boolean isFew(int classes) {
    return classes <= MOST;
  }

  /// Whether these may be classes: not too many, and not nearly one for each example.
  public boolean isPlausible() {
    return isFew() && (counts.size() <= 100 || 2L * counts.size() <= total);
  }

  /// The number of classes.
  public int count() {
    return counts.size();
  }

  /// The number of examples; one of several classes counts for each.
  public long total() {
    return total;
  }

  /// The classes that have examples.
  public SortedSet<Integer> classes() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(counts.keySet()));
  }

  /// The number of examples by class.
  public SortedMap<Integer, Long> byNumber() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /// The number of examples of a class.
  public long of(int number) {
    return counts.getOrDefault(number, 0L);
  }

  /// The class with most examples, the first of several.
  public int largest() {
    return Collections.max(counts.entrySet(), Comparator.comparing(e -> e.getValue())).getKey();
  }

  /// The class with fewest examples, the first of several.
  public int smallest() {
    return Collections.min(counts.entrySet(), Comparator.comparing(e -> e.getValue())).getKey();
  }

  /// How many times as many examples the largest class has as the smallest.
  public double ratio() {
    return (double) of(largest()) / of(smallest());
  }

  /// How likely two examples drawn without putting back have the same class.
  public double repeatsByChance() {
    double sum = 0;
    for (long count : counts.values()) {
      sum += (double) count * (count - 1);
    }
    return total < 2 ? 1 : sum / ((double) total * (total - 1));
  }

  /// The total variation distance of the shares, from 0 (the same) to 1 (nothing in common).
  public double distance(ClassCounts other) {
    TreeSet<Integer> all = new TreeSet<>(counts.keySet());
    all.addAll(other.counts.keySet());
    double sum = 0;
    for (int number : all) {
      sum += Math.abs((double) of(number) / total - (double) other.of(number) / other.total);
    }
    return sum / 2;
  }

  /// How far Pearson's statistic of both being drawn alike lies above its mean, in its standard
  /// deviations: `(x2 - k) / sqrt(2 k)` with `k` degrees of freedom.
  public double sigmas(ClassCounts other) {
    TreeSet<Integer> all = new TreeSet<>(counts.keySet());
    all.addAll(other.counts.keySet());
    double sum = 0;
    double share = (double) total / (total + other.total);
    for (int number : all) {
      double both = of(number) + other.of(number);
      double expected = both * share;
      double rest = both - expected;
      sum += square(of(number) - expected) / expected;
      sum += square(other.of(number) - rest) / rest;
    }
    int freedom = Math.max(1, all.size() - 1);
    return (sum - freedom) / Math.sqrt(2.0 * freedom);
  }

  private static double square(double x) {
    return x * x;
  }
}
