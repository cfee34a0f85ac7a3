package org.wavecrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.wavecrate.Law;

class RandomStreamTest {
  @Test
  void keysOfNeighboursAllDiffer() {
    Set<Long> keys = new HashSet<>();
    for (long a = -20; a < 20; a++) {
      keys.add(RandomStream.key(a));
      for (long b = -20; b < 20; b++) {
        keys.add(RandomStream.key(a, b));
        for (long c = -20; c < 20; c++) {
          keys.add(RandomStream.key(a, b, c));
        }
      }
    }
    assertThat(keys).hasSize(40 + 40 * 40 + 40 * 40 * 40);
  }

  @Test
  void streamsOfNeighbouringKeysAreUncorrelated() {
    double sum = 0;
    int count = 100_000;
    for (int epoch = 0; epoch < count; epoch++) {
      double a = RandomStream.of(RandomStream.key(7, epoch)).nextDouble() - 0.5;
      double b = RandomStream.of(RandomStream.key(7, epoch + 1)).nextDouble() - 0.5;
      double c = RandomStream.of(RandomStream.key(8, epoch)).nextDouble() - 0.5;
      sum += a * b + a * c;
    }
    // Standard deviation of the mean: sqrt(2) / 12 / sqrt(count) = 0.00037.
    assertThat(Math.abs(sum / count)).isLessThan(0.0015);
  }

  @Law
  void belowStaysBelow(@ForAll @LongRange(min = 1) long bound, @ForAll long key) {
    RandomStream stream = RandomStream.of(key);
    for (int i = 0; i < 20; i++) {
      assertThat(stream.below(bound)).isBetween(0L, bound - 1);
    }
  }

  @Law
  void uniformStaysInItsRange(@ForAll long key) {
    RandomStream stream = RandomStream.of(key);
    for (int i = 0; i < 20; i++) {
      assertThat(stream.nextDouble()).isGreaterThanOrEqualTo(0).isLessThan(1);
      assertThat(stream.uniform(-3, 5)).isBetween(-3.0, 5.0);
    }
  }

  @Test
  void belowIsUniform() {
    int[] counts = new int[7];
    RandomStream stream = RandomStream.of(3);
    for (int i = 0; i < 70_000; i++) {
      counts[(int) stream.below(7)]++;
    }
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += Math.pow(count - 10_000, 2) / 10_000;
    }
    assertThat(chiSquare).isLessThan(22.5);
    assertThatThrownBy(() -> stream.below(0)).hasMessage("bound 0; allowed: 1 or more");
  }

  @Test
  void theNumbersNeverChange() {
    RandomStream stream = RandomStream.of(RandomStream.key(1, 2, 3));
    assertThat(RandomStream.key(1, 2, 3)).isEqualTo(-7921449781131715591L);
    assertThat(stream.nextLong()).isEqualTo(3389138576324250419L);
    assertThat(stream.below(1000)).isEqualTo(500L);
  }
}
