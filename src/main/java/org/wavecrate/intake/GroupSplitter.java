package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.wavecrate.dataset.SplitName;

/// Assigns groups of recordings to splits so that each split gets its share, of every class if
/// asked for: the largest groups first, each to the split that lacks most of what it holds
/// (iterative stratification, Sechidis et al. 2011, with groups in place of examples).
final class GroupSplitter {
  /// Recordings that stay together.
  ///
  /// @param name of the group
  /// @param weights how much of each class it holds, such as a number of examples
  record Group(String name, Map<String, Double> weights) {
    double weight() {
      return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private final List<SplitName> splits = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();
  private final Map<String, double[]> lacking = new TreeMap<>();
  private final Map<String, Double> totals = new HashMap<>();
  private final double[] lackingInAll;
  private final Map<String, SplitName> assigned = new HashMap<>();

  private GroupSplitter(List<Group> groups, List<Double> fractions) {
    for (int i = 0; i < fractions.size(); i++) {
      if (fractions.get(i) > 0) {
        splits.add(SplitName.values()[i]);
        shares.add(fractions.get(i));
      }
    }
    groups.forEach(
        group ->
            group.weights().forEach((name, weight) -> totals.merge(name, weight, Double::sum)));
    double all = totals.values().stream().mapToDouble(Double::doubleValue).sum();
    totals.forEach(
        (name, total) ->
            lacking.put(name, shares.stream().mapToDouble(share -> share * total).toArray()));
    lackingInAll = shares.stream().mapToDouble(share -> share * all).toArray();
  }

  /// Assigns groups.
  ///
  /// @param fractions of training, validation and test split
  /// @return a split for each name
  static Map<String, SplitName> assign(
      List<Group> groups, List<Double> fractions, boolean stratify, long seed) {
    List<Group> assigned = new ArrayList<>();
    for (Group group : groups) {
      // All one class: the shares of the whole count alone.
      assigned.add(stratify ? group : new Group(group.name(), Map.of("", group.weight())));
    }
    Map<Group, Long> hashes = new HashMap<>();
    assigned.forEach(group -> hashes.put(group, SeededHash.of(seed, group.name())));
    assigned.sort(
        Comparator.comparingDouble((Group group) -> -group.weight())
            .thenComparingLong(hashes::get)
            .thenComparing(Group::name));
    GroupSplitter splitter = new GroupSplitter(assigned, fractions);
    splitter.assignRareClasses(assigned);
    for (Group group : assigned) {
      if (!splitter.assigned.containsKey(group.name())) {
        splitter.give(group, splitter.neediest(group));
      }
    }
    return splitter.assigned;
  }

  /// A class whose share of a split is less than one group would go to the largest split alone:
  /// every split gets one of its groups while there are enough.
  private void assignRareClasses(List<Group> groups) {
    Map<String, List<Group>> holders = new TreeMap<>();
    for (Group group : groups) {
      group
          .weights()
          .keySet()
          .forEach(name -> holders.computeIfAbsent(name, key -> new ArrayList<>()).add(group));
    }
    double least = shares.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    List<List<Group>> rare =
        holders.entrySet().stream()
            .filter(entry -> entry.getValue().size() >= splits.size())
            .filter(entry -> least * entry.getValue().size() < 1)
            .sorted(Comparator.comparingInt(entry -> entry.getValue().size()))
            .map(Map.Entry::getValue)
            .toList();
    Integer[] bySize = new Integer[splits.size()];
    Arrays.setAll(bySize, i -> i);
    Arrays.sort(bySize, Comparator.comparingDouble(shares::get));
    for (List<Group> group : rare) {
      for (int split : bySize) {
        dealOne(group, split);
      }
    }
  }

  private void dealOne(List<Group> holders, int split) {
    Set<SplitName> have = new HashSet<>();
    holders.forEach(group -> have.add(assigned.getOrDefault(group.name(), null)));
    if (!have.contains(splits.get(split))) {
      for (Group group : holders.reversed()) {
        if (!assigned.containsKey(group.name())) {
          give(group, split);
          return;
        }
      }
    }
  }

  private int neediest(Group group) {
    int best = 0;
    double bestNeed = Double.NEGATIVE_INFINITY;
    for (int split = 0; split < splits.size(); split++) {
      double need = 0;
      for (var entry : group.weights().entrySet()) {
        double total = Math.max(1e-300, Objects.requireNonNull(totals.get(entry.getKey())));
        need += entry.getValue() * lackingOf(entry.getKey())[split] / total;
      }
      boolean better =
          need > bestNeed + 1e-12
              || need > bestNeed - 1e-12 && lackingInAll[split] > lackingInAll[best];
      if (better) {
        best = split;
        bestNeed = Math.max(need, bestNeed);
      }
    }
    return best;
  }

  private double[] lackingOf(String name) {
    return Objects.requireNonNull(lacking.get(name));
  }

  private void give(Group group, int split) {
    assigned.put(group.name(), splits.get(split));
    group.weights().forEach((name, weight) -> lackingOf(name)[split] -= weight);
    lackingInAll[split] -= group.weight();
  }
}
