package org.wavecrate.transform;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GaussianTest {
  @Property
  void manyAtOnceAreThoseThatComeOneByOne(
      @ForAll long key, @ForAll @IntRange(max = 3000) int count) {
    RandomStream one = RandomStream.of(key);
    float[] expected = new float[count];
    for (int i = 0; i < count; i++) {
      expected[i] = (float) Gaussian.next(one);
    }
    RandomStream many = RandomStream.of(key);
    float[] values = new float[count];
    Gaussian.fill(many, values, count);
    assertThat(values).containsExactly(expected);
    // Whoever draws next gets what would have come next.
    assertThat(many.nextLong()).isEqualTo(one.nextLong());
  }

  @Property
  void lookingAheadTakesNothing(@ForAll long key, @ForAll @IntRange(max = 500) int taken) {
    RandomStream stream = RandomStream.of(key);
    for (int i = 0; i < taken; i++) {
      stream.nextLong();
    }
    long[] ahead = new long[RandomStream.MOST_AHEAD];
    stream.peek(ahead);
    for (long expected : ahead) {
      assertThat(stream.nextLong()).isEqualTo(expected);
    }
  }
}
