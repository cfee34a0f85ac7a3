package org.wavecrate.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FractionalReaderTest {
  private static float[] sine(double cycles) {
    float[] x = new float[4000];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * cycles * i);
    }
    return x;
  }

  @Test
  void aToneIsReadBetweenItsSamples() {
    FractionalReader reader = new FractionalReader(0.37);
    for (double cycles : new double[] {0.01, 0.2, 0.45}) {
      float[] x = sine(cycles);
      for (double at = 500; at < 3500; at += 7.37) {
        float expected = (float) Math.sin(2 * Math.PI * cycles * at);
        assertThat(reader.at(x, at)).isCloseTo(expected, within(2e-5f));
      }
    }
  }

  @Test
  void readFasterThereAreNoAliases() {
    FractionalReader reader = new FractionalReader(2);
    float[] x = sine(0.3);
    for (double at = 500; at < 3500; at += 2) {
      assertThat(reader.at(x, at)).isCloseTo(0, within(1e-5f));
    }
  }

  @Test
  void atTheSamplesThemselvesNothingChangesAndOutsideIsSilence() {
    FractionalReader reader = new FractionalReader(1);
    float[] x = sine(0.123);
    assertThat(reader.at(x, 77)).isEqualTo(x[77]);
    assertThat(reader.at(x, -1)).isZero();
    assertThat(reader.at(x, 4000)).isZero();
    assertThat(reader.at(x, -500.5)).isZero();
    assertThat(reader.at(x, 4500.5)).isZero();
  }
}
