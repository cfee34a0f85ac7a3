package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Law;
import org.wavecrate.transform.RandomStream;

class PermutationTest {
  private static void assertBijection(int size, long key) {
    Permutation permutation = new Permutation(size, key);
    BitSet seen = new BitSet(size);
    for (int i = 0; i < size; i++) {
      long at = permutation.at(i);
      if (at < 0 || at >= size || permutation.positionOf(at) != i) {
        throw new AssertionError("size " + size + " key " + key + ": " + i + " -> " + at);
      }
      seen.set((int) at);
    }
    assertThat(seen.cardinality()).as("size %d key %d", size, key).isEqualTo(size);
  }

  @Test
  @Tag("slow")
  void itIsABijectionAtEverySizeTo2000() {
    for (int size = 0; size <= 2000; size++) {
      assertBijection(size, RandomStream.key(size));
      assertBijection(size, size);
    }
  }

  @Test
  @Tag("slow")
  void itIsABijectionAroundEveryPowerOfTwo() {
    for (int bits = 11; bits <= 20; bits++) {
      for (int by = -1; by <= 1; by++) {
        assertBijection((1 << bits) + by, 5);
      }
    }
  }

  @Law
  void theInverseUndoesItAtAnySize(
      @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 2) long size,
      @ForAll @LongRange(min = 0) long position,
      @ForAll long key) {
    Permutation permutation = new Permutation(size, key);
    long at = permutation.at(position % size);
    assertThat(at).isBetween(0L, size - 1);
    assertThat(permutation.positionOf(at)).isEqualTo(position % size);
  }

  @Test
  void theInverseUndoesItAroundEveryLargePowerOfTwo() {
    Random random = new Random(3);
    for (int bits = 21; bits <= 62; bits++) {
      for (int by = -1; by <= 1; by++) {
        long size = (1L << bits) + by;
        Permutation permutation = new Permutation(size, bits);
        for (int i = 0; i < 200; i++) {
          long position = i == 0 ? 0 : i == 1 ? size - 1 : random.nextLong(size);
          assertThat(permutation.positionOf(permutation.at(position))).isEqualTo(position);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7})
  @Tag("slow")
  void everyOrderOfAFewIsEquallyLikely(int size) {
    int keys = size < 7 ? 100_000 : 300_000;
    Map<Long, Integer> counts = new HashMap<>();
    for (int key = 0; key < keys; key++) {
      Permutation permutation = new Permutation(size, RandomStream.key(11, key));
      long order = 0;
      for (int i = 0; i < size; i++) {
        order = 10 * order + permutation.at(i);
      }
      counts.merge(order, 1, Integer::sum);
    }
    int orders = 1;
    for (int i = 2; i <= size; i++) {
      orders *= i;
    }
    assertThat(counts).hasSize(orders);
    assertUniform(counts.values().stream().mapToInt(Integer::intValue).toArray(), keys);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 7, 8, 9, 16, 17, 31, 33, 64, 100})
  @Tag("slow")
  void everyElementComesEquallyOftenAtEveryPosition(int size) {
    int keys = 20_000;
    int[] counts = new int[size * size];
    for (int key = 0; key < keys; key++) {
      Permutation permutation = new Permutation(size, RandomStream.key(12, key));
      for (int i = 0; i < size; i++) {
        counts[i * size + (int) permutation.at(i)]++;
      }
    }
    for (int i = 0; i < size; i++) {
      int[] row = Arrays.copyOfRange(counts, i * size, (i + 1) * size);
      assertUniform(row, keys);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 13, 16, 17, 31, 40})
  @Tag("slow")
  void theFirstThreeAreEquallyOftenAnyThree(int size) {
    int keys = 300_000;
    int[] counts = new int[size * size * size];
    for (int key = 0; key < keys; key++) {
      Permutation permutation = new Permutation(size, RandomStream.key(14, key));
      int first = (int) permutation.at(0);
      int second = (int) permutation.at(1);
      counts[(first * size + second) * size + (int) permutation.at(2)]++;
    }
    int[] possible =
        IntStream.range(0, counts.length)
            .filter(
                i -> {
                  int first = i / size / size;
                  int second = i / size % size;
                  int third = i % size;
                  return first != second && first != third && second != third;
                })
            .map(i -> counts[i])
            .toArray();
    assertUniform(possible, keys);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 8, 16, 25})
  void whatFollowsAnElementIsEquallyOftenAnyOther(int size) {
    int keys = 40_000;
    int[] distance = new int[size];
    for (int key = 0; key < keys; key++) {
      Permutation permutation = new Permutation(size, RandomStream.key(13, key));
      distance[Math.floorMod((int) (permutation.at(1) - permutation.at(0)), size)]++;
    }
    assertThat(distance[0]).isZero();
    assertUniform(Arrays.copyOfRange(distance, 1, size), keys);
  }

  /// Chi-square; beyond mean plus five standard deviations chance is no explanation.
  private static void assertUniform(int[] counts, int total) {
    double expected = (double) total / counts.length;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    int freedom = counts.length - 1;
    assertThat(chiSquare).isLessThan(freedom + 5 * Math.sqrt(2.0 * freedom) + 5);
  }

  @Test
  void manyPositionsAtOnceGiveWhatEachGivesAlone() {
    for (int size : new int[] {1, 2, 3, 100, 20_000, 65_535, 65_536, 65_537, 1_000_003}) {
      Permutation permutation = new Permutation(size, 11);
      int[] positions = new Random(size).ints(500, 0, size).toArray();
      int[] expected = Arrays.stream(positions).map(p -> (int) permutation.at(p)).toArray();
      permutation.at(positions);
      assertThat(positions).as("size %d", size).containsExactly(expected);
    }
  }

  @Test
  void indicesOutsideAreRefused() {
    Permutation permutation = new Permutation(3, 1);
    assertThatThrownBy(() -> permutation.at(3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("position 3; allowed: 0 to 2");
    assertThatThrownBy(() -> permutation.positionOf(-1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Permutation(-1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
