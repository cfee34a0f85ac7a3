package org.wavecrate.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LevelTrailTest {
  private static void add(LevelTrail trail, float peak, double energy) {
    trail.add(100, new float[] {peak}, new double[] {energy});
  }

  /// A hundred frames are 10 ms.
  @Test
  void levelsAreThoseOfWhatIsHeardNow() {
    LevelTrail trail = new LevelTrail(1, 10_000);
    for (int block = 0; block < 100; block++) {
      add(trail, block == 50 ? 0.9f : 0.1f, 100 * 0.01);
    }
    assertThat(trail.at(4999).peak()[0]).as("not heard yet").isEqualTo(0.1f);
    assertThat(trail.at(5000).peak()[0]).isEqualTo(0.9f);
    assertThat(trail.at(6000).peak()[0]).isEqualTo(0.9f);
    assertThat(trail.at(6300).peak()[0]).as("after a tenth of a second").isEqualTo(0.1f);
    assertThat(trail.at(5000).rms()[0]).isCloseTo(0.1f, within(1e-6f));
    assertThat(new LevelTrail(1, 10_000).at(0).rms()[0]).isZero();
  }

  @Test
  void theLightIsForFullScaleAlone() {
    LevelTrail trail = new LevelTrail(1, 10_000);
    add(trail, 32_766 / 32_768f, 1);
    assertThat(trail.at(0).clipped()[0]).isFalse();
    add(trail, 32_767 / 32_768f, 1);
    assertThat(trail.at(0).clipped()[0]).as("not heard yet").isFalse();
    assertThat(trail.at(100).clipped()[0]).isTrue();
  }
}
