package org.wavecrate.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustSpreadTest {
  @Test
  void isTheStandardDeviationOfANormalDistributionWhateverAFewOutliersDo() {
    Random random = new Random(3);
    double[] values = random.doubles(20_001).map(x -> 5 + 2 * random.nextGaussian()).toArray();
    Arrays.fill(values, 0, 400, 1e6);
    Arrays.sort(values);
    RobustSpread spread = RobustSpread.of(values);

    assertThat(spread.median()).isCloseTo(5, within(0.1));
    assertThat(spread.sigma()).isCloseTo(2, within(0.1));
  }

  @Test
  void fallsBackOnTheMeanWhereMostAreTheSame() {
    // The mean absolute deviation from 1 is (1 + 3) / 8.
    RobustSpread spread = RobustSpread.of(new double[] {0, 1, 1, 1, 1, 1, 1, 4});

    assertThat(spread.median()).isEqualTo(1);
    assertThat(spread.sigma()).isCloseTo(1.2533 * 0.5, within(1e-12));
    assertThat(RobustSpread.of(new double[] {3, 3, 3}).sigma()).isZero();
  }

  @Test
  void silenceCountsForTheMedianAlone() {
    double silence = Double.NEGATIVE_INFINITY;
    RobustSpread spread = RobustSpread.of(new double[] {silence, -7, -6, -5, -4});

    assertThat(spread.median()).isEqualTo(-6);
    assertThat(spread.sigma()).isCloseTo(1.4826, within(1e-12));
    assertThat(RobustSpread.of(new double[] {silence, silence, -3}))
        .isEqualTo(new RobustSpread(silence, 0));
  }
}
