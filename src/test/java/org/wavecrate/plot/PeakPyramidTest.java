package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.wavecrate.Law;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.feature.SignalFixture;

class PeakPyramidTest {
  /// Noise of any length with some samples clipped, some invalid, and a stretch of nothing but NaN.
  private static float[] rough(long seed, int size) {
    float[] x = SignalFixture.noise(seed, size);
    Random random = new Random(seed);
    for (int i = 0; i < size / 50; i++) {
      float[] odd = {1, -1, 1.5f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
      x[random.nextInt(size)] = odd[random.nextInt(odd.length)];
    }
    for (int i = size / 3; i < size / 3 + size / 10; i++) {
      x[i] = Float.NaN;
    }
    return x;
  }

  @Law
  void saysOfEveryColumnWhatItsSamplesSay(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9000) int size,
      @ForAll @IntRange(min = -500, max = 9000) int from,
      @ForAll @IntRange(min = 1, max = 9500) int length,
      @ForAll @IntRange(min = 1, max = 70) int columns) {
    float[] x = rough(seed, size);
    Peaks peaks = new PeakPyramid(x, 1).peaks(from, from + length, columns);
    for (int c = 0; c < columns; c++) {
      long first = from + (long) length * c / columns;
      long end = Math.max(first + 1, from + (long) length * (c + 1) / columns);
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      double energy = 0;
      int count = 0;
      int clipped = 0;
      int invalid = 0;
      for (long i = Math.max(0, first); i < Math.min(size, end); i++) {
        float v = x[(int) i];
        if (!Float.isFinite(v)) {
          invalid++;
          continue;
        }
        min = Math.min(min, v);
        max = Math.max(max, v);
        energy += (double) v * v;
        count++;
        clipped += Math.abs(v) >= 1 ? 1 : 0;
      }
      assertThat(peaks.clipped()[c]).isEqualTo(clipped);
      assertThat(peaks.invalid()[c]).isEqualTo(invalid);
      assertThat(peaks.isEmpty(c)).isEqualTo(count == 0);
      if (count > 0) {
        assertThat(peaks.min()[c]).isEqualTo(min);
        assertThat(peaks.max()[c]).isEqualTo(max);
        assertThat((double) peaks.rms()[c]).isCloseTo(Math.sqrt(energy / count), within(1e-6));
      }
    }
  }

  @Law
  void findsTheLoudestSampleOfAnyRange(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9000) int size,
      @ForAll @IntRange(min = 0, max = 9000) int from,
      @ForAll @IntRange(min = 1, max = 9000) int length) {
    float[] x = rough(seed, size);
    long found = new PeakPyramid(x, 1).loudest(from, (long) from + length);
    float loudest = -1;
    for (int i = from; i < Math.min(size, from + length); i++) {
      loudest = Float.isFinite(x[i]) ? Math.max(loudest, Math.abs(x[i])) : loudest;
    }
    if (loudest >= 0) {
      assertThat(found).isBetween((long) from, (long) from + length - 1);
      assertThat(Math.abs(x[(int) found])).isEqualTo(loudest);
    } else {
      assertThat(found).isEqualTo((2L * from + length) / 2);
    }
  }

  @Test
  void showsEachSampleAsWideAsItIsWhenZoomedIn() {
    Peaks peaks = new PeakPyramid(new float[] {0.1f, 0.2f, 0.3f}, 1).peaks(0, 3, 6);
    assertThat(peaks.max()).containsExactly(0.1f, 0.1f, 0.2f, 0.2f, 0.3f, 0.3f);
    assertThat(peaks.min()).containsExactly(peaks.max());
  }

  @Test
  void takesLittleMemory() {
    PeakPyramid pyramid = new PeakPyramid(new float[1 << 20], 1);
    assertThat(pyramid.bytes()).isLessThan(4L * (1 << 20) / 16);
  }

  @Test
  void bearsScalesWhoseSquaresOverflow() {
    float[] x = new float[1000];
    java.util.Arrays.fill(x, -3e38f);
    Peaks total = new PeakPyramid(x, Float.POSITIVE_INFINITY).total();
    assertThat(total.rms()[0]).isCloseTo(3e38f, within(1e32f));
    assertThat(total.clipped()[0]).isZero();
    assertThat(new PeakPyramid(new float[0], 1).peak()).isZero();
  }

  @Test
  void marksTheLimitsOfIntegers() {
    AmplitudeScale scale = AmplitudeScale.signed(16);
    float[] samples = {-32_768, 32_767, 32_766};
    PeakPyramid pyramid = new PeakPyramid(samples, scale.low(), scale.high());
    assertThat(pyramid.total().clipped()[0]).isEqualTo(2);
  }

  @Test
  void saysWhatIsAllowed() {
    PeakPyramid pyramid = new PeakPyramid(new float[10], 1);
    assertThatThrownBy(() -> pyramid.peaks(5, 5, 10))
        .hasMessage(
            "peaks: got samples 5 to 5 in 10 columns; allowed: from < to and 1 column or more");
  }
}
