package org.wavecrate.rules;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The number of examples of every class.
final class ClassCounts {
  /// More different numbers are measurements.
  private static final int MOST = 10_000;

  private final SortedMap<Integer, Long> counts = new TreeMap<>();
  private long total;

  void add(int number) {
    if (number >= 0 && counts.size() <= MOST) {
      counts.merge(number, 1L, Long::sum);
      total++;
    }
  }

  /// Whether these may be classes: not too many, and not nearly one for each example.
  boolean isPlausible() {
    return counts.size() <= MOST && (counts.size() <= 100 || 2L * counts.size() <= total);
  }

  int count() {
    return counts.size();
  }

  long total() {
    return total;
  }

  SortedSet<Integer> classes() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(counts.keySet()));
  }

  SortedMap<Integer, Long> byNumber() {
    return Collections.unmodifiableSortedMap(counts);
  }

  long of(int number) {
    return counts.getOrDefault(number, 0L);
  }

  int largest() {
    return Collections.max(counts.entrySet(), Comparator.comparing(e -> e.getValue())).getKey();
  }

  int smallest() {
    return Collections.min(counts.entrySet(), Comparator.comparing(e -> e.getValue())).getKey();
  }

  double ratio() {
    return (double) of(largest()) / of(smallest());
  }

  /// How likely two examples drawn without putting back have the same class.
  double repeatsByChance() {
    double sum = 0;
    for (long count : counts.values()) {
      sum += (double) count * (count - 1);
    }
    return total < 2 ? 1 : sum / ((double) total * (total - 1));
  }

  /// The total variation distance of the shares, from 0 (the same) to 1 (nothing in common).
  double distance(ClassCounts other) {
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
  double sigmas(ClassCounts other) {
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
