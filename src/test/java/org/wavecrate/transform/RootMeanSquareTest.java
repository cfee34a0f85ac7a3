package org.wavecrate.transform;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RootMeanSquareTest {
  private final RootMeanSquare level = new RootMeanSquare();

  /// The order of additions is part of what a batch is, whatever was measured before.
  @Property
  void everyThirtySecondSquareIsAddedInOrderThenTheSums(
      @ForAll long key, @ForAll @IntRange(min = 1, max = 2000) int count) {
    float[] values = new float[2000];
    Gaussian.fill(RandomStream.of(key), values, 2000);
    double[] sums = new double[32];
    for (int i = 0; i < count; i++) {
      sums[i % 32] += (double) values[i] * values[i];
    }
    double sum = 0;
    for (double some : sums) {
      sum += some;
    }
    assertThat(level.of(values, count)).isEqualTo(Math.sqrt(sum / count));
  }

  @Test
  void nothingHasNoLevel() {
    assertThat(level.of(new float[] {1}, 1)).isEqualTo(1);
    assertThat(level.of(new float[] {1}, 0)).isZero();
  }
}
