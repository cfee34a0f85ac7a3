package org.wavecrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.wavecrate.feature.RealFft;

class GaussianTest {
  private static final int COUNT = 1 << 20;

  private static float[] many(int count) {
    float[] values = new float[count];
    Gaussian.fill(RandomStream.of(5), values, count);
    return values;
  }

  @Property
  void anAmountBeginsLikeAnyOtherAndTakesOneNumberForTwo(
      @ForAll long key, @ForAll @IntRange(max = 3000) int count) {
    RandomStream stream = RandomStream.of(key);
    float[] values = new float[count];
    Gaussian.fill(stream, values, count);
    float[] more = new float[3001];
    Gaussian.fill(RandomStream.of(key), more, 3001);
    assertThat(values).containsExactly(Arrays.copyOf(more, count));
    assertThat(stream.position()).isEqualTo((count + 1) / 2);
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

  /// Of 2^18 numbers, 128 lie in the tails.
  @Test
  void everySecondNumberIsWhatIsDrawnAlone() {
    float[] values = many(1 << 18);
    RandomStream stream = RandomStream.of(5);
    int tails = 0;
    for (int i = 0; i < values.length; i += 2) {
      assertThat(values[i]).as("number %d", i).isEqualTo((float) Gaussian.next(stream));
      tails += Math.abs(values[i]) > 3.49 ? 1 : 0;
    }
    assertThat(tails).isBetween(40, 90);
  }

  /// Bounds: five standard errors of each moment of 2^20 normal numbers.
  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    double[] sums = new double[7];
    for (float x : many(COUNT)) {
      double power = 1;
      for (int k = 1; k <= 6; k++) {
        power *= x;
        sums[k] += power / COUNT;
      }
    }
    double error = 5 / Math.sqrt(COUNT);
    assertThat(sums[1]).isCloseTo(0, within(error));
    assertThat(sums[2]).isCloseTo(1, within(error * Math.sqrt(2)));
    assertThat(sums[3]).isCloseTo(0, within(error * Math.sqrt(15)));
    assertThat(sums[4]).isCloseTo(3, within(error * Math.sqrt(96)));
    assertThat(sums[5]).isCloseTo(0, within(error * Math.sqrt(945)));
    assertThat(sums[6]).isCloseTo(15, within(error * Math.sqrt(10_170)));
  }

  /// Expected: `scipy.stats.norm.cdf`. Bounds: five standard errors of a share.
  @Test
  void sharesBelowAreThoseOfTheNormalDistribution() {
    double[][] expected = {
      {-5, 2.866515718791933e-07},
      {-4, 3.167124183311986e-05},
      {-3.487, 0.00024423567872353043},
      {-3, 0.0013498980316300933},
      {-2.5, 0.006209665325776132},
      {-1.3, 0.09680048458561036},
      {-0.2, 0.42074029056089696},
      {0, 0.5},
      {0.0003, 0.5001196826823252},
      {0.7, 0.758036347776927},
      {1.5, 0.9331927987311419},
      {3.5, 0.9997673709209645},
      {4.2, 0.9999866542509841}
    };
    float[] values = many(COUNT);
    for (double[] pair : expected) {
      int below = 0;
      for (float x : values) {
        below += x < pair[0] ? 1 : 0;
      }
      double p = pair[1];
      double bound = 5 * Math.sqrt(p * (1 - p) / COUNT) + 2.0 / COUNT;
      assertThat(below / (double) COUNT).as("x < %s", pair[0]).isCloseTo(p, within(bound));
    }
  }

  /// The largest distance between the distributions, against the Kolmogorov-Smirnov bound of 0.1 %.
  @Test
  void theDistributionIsNormalThroughout() {
    float[] values = many(COUNT);
    Arrays.sort(values);
    double most = 0;
    for (int i = 0; i < COUNT; i += 64) {
      most = Math.max(most, Math.abs(normal(values[i]) - (i + 0.5) / COUNT));
    }
    assertThat(most).isLessThan(1.95 / Math.sqrt(COUNT));
  }

  /// The normal distribution by the series of Marsaglia 2004.
  private static double normal(double x) {
    double sum = x;
    double term = x;
    for (int k = 3; k < 200; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  /// Periodograms of 1,024 frames: each band of 8 bins has the power of all to within five standard
  /// errors, and neighbours are not correlated.
  @Test
  void theSpectrumIsWhite() {
    float[] values = many(COUNT);
    RealFft fft = RealFft.ofSize(1024);
    float[] re = new float[513];
    float[] im = new float[513];
    double[] power = new double[512];
    for (int frame = 0; frame < 1024; frame++) {
      fft.forward(values, frame * 1024, re, im);
      for (int k = 1; k < 512; k++) {
        power[k] += (re[k] * re[k] + im[k] * im[k]) / 1024.0 / 1024;
      }
    }
    for (int band = 8; band < 512; band += 8) {
      double mean = 0;
      for (int k = band; k < band + 8; k++) {
        mean += power[k] / 8;
      }
      assertThat(mean).as("bins from %d", band).isCloseTo(1, within(5 / Math.sqrt(8 * 1024)));
    }
    for (int lag = 1; lag < 20; lag++) {
      double sum = 0;
      for (int i = lag; i < COUNT; i++) {
        sum += values[i] * values[i - lag];
      }
      assertThat(sum / COUNT).as("lag %d", lag).isCloseTo(0, within(5 / Math.sqrt(COUNT)));
    }
  }
}
