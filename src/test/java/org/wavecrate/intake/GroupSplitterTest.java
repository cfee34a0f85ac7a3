package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.wavecrate.dataset.SplitName;

class GroupSplitterTest {
  private static final List<Double> USUAL = List.of(0.8, 0.1, 0.1);

  private static GroupSplitter.Group group(String name, String label, double weight) {
    return new GroupSplitter.Group(name, Map.of(label, weight));
  }

  private static Map<SplitName, Integer> counts(Map<String, SplitName> assigned, String prefix) {
    Map<SplitName, Integer> counts = new HashMap<>();
    assigned.forEach(
        (name, split) -> {
          if (name.startsWith(prefix)) {
            counts.merge(split, 1, Integer::sum);
          }
        });
    return counts;
  }

  @Test
  void everySplitGetsItsShareOfEveryClass() {
    List<GroupSplitter.Group> groups = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      groups.add(group("a" + i, "a", 1));
    }
    for (int i = 0; i < 20; i++) {
      groups.add(group("b" + i, "b", 1));
    }
    var assigned = GroupSplitter.assign(groups, USUAL, true, 7);
    assertThat(counts(assigned, "a"))
        .isEqualTo(Map.of(SplitName.TRAIN, 40, SplitName.VALIDATION, 5, SplitName.TEST, 5));
    assertThat(counts(assigned, "b"))
        .isEqualTo(Map.of(SplitName.TRAIN, 16, SplitName.VALIDATION, 2, SplitName.TEST, 2));
  }

  @Test
  void aRareClassIsInEverySplitWhileItHasGroups() {
    List<GroupSplitter.Group> groups = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      groups.add(group("a" + i, "a", 1));
    }
    for (int i = 0; i < 3; i++) {
      groups.add(group("b" + i, "b", 1));
    }
    groups.add(group("c0", "c", 1));
    groups.add(group("c1", "c", 1));
    var assigned = GroupSplitter.assign(groups, USUAL, true, 0);
    assertThat(counts(assigned, "b"))
        .isEqualTo(Map.of(SplitName.TRAIN, 1, SplitName.VALIDATION, 1, SplitName.TEST, 1));
    assertThat(counts(assigned, "c")).isEqualTo(Map.of(SplitName.TRAIN, 2));
  }

  @Test
  void sharesOfZeroGetNothing() {
    List<GroupSplitter.Group> groups = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      groups.add(group("a" + i, "a", 1));
    }
    var assigned = GroupSplitter.assign(groups, List.of(0.5, 0.5, 0.0), true, 0);
    assertThat(counts(assigned, "a"))
        .isEqualTo(Map.of(SplitName.TRAIN, 5, SplitName.VALIDATION, 5));
  }

  @Test
  void theSeedDecidesAndTheOrderOfGroupsDoesNot() {
    List<GroupSplitter.Group> groups = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      groups.add(group("a" + i, "a", 1 + i % 3));
    }
    var assigned = GroupSplitter.assign(groups, USUAL, true, 1);
    assertThat(GroupSplitter.assign(groups.reversed(), USUAL, true, 1)).isEqualTo(assigned);
    assertThat(GroupSplitter.assign(groups, USUAL, true, 2)).isNotEqualTo(assigned);
  }

  @Property(tries = 100)
  void sharesAreMetAsFarAsGroupsAllow(
      @ForAll @IntRange(min = 1, max = 200) int count, @ForAll long seed) {
    Random random = new Random(seed);
    List<GroupSplitter.Group> groups = new ArrayList<>();
    double largest = 0;
    double all = 0;
    for (int i = 0; i < count; i++) {
      double weight = 1 + random.nextInt(5);
      groups.add(group("g" + i, "", weight));
      largest = Math.max(largest, weight);
      all += weight;
    }
    var assigned = GroupSplitter.assign(groups, USUAL, false, seed);
    assertThat(new HashSet<>(assigned.keySet())).hasSize(count);
    Map<SplitName, Double> weights = new HashMap<>();
    groups.forEach(group -> weights.merge(assigned.get(group.name()), group.weight(), Double::sum));
    for (int i = 0; i < 3; i++) {
      double got = weights.getOrDefault(SplitName.values()[i], 0.0);
      assertThat(Math.abs(got - USUAL.get(i) * all)).isLessThanOrEqualTo(2 * largest);
    }
  }
}
