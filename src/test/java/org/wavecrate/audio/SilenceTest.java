package org.wavecrate.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final int RATE_HZ = 16_000;

  /// A second of faint noise 50 dB down, with a tone from 0.3 to 0.5 s.
  private static float[] tone(int channels) {
    float[] x = new float[RATE_HZ * channels];
    for (int t = 0; t < RATE_HZ; t++) {
      boolean sounds = t >= 4800 && t < 8000;
      double amplitude = sounds ? 0.5 : 0.5 * Math.pow(10, -50 / 20.0);
      x[t * channels] = (float) (amplitude * Math.sin(2 * Math.PI * 440 * t / RATE_HZ));
    }
    return x;
  }

  @Test
  void whatIsFurtherBelowTheLoudestGoes() {
    assertThat(Silence.trim(tone(1), 1, RATE_HZ, 40, 0)).isEqualTo(new Silence.Kept(4800, 8000));
    assertThat(Silence.trim(tone(2), 2, RATE_HZ, 40, 0)).isEqualTo(new Silence.Kept(4800, 8000));
    assertThat(Silence.trim(tone(1), 1, RATE_HZ, 60, 0)).isEqualTo(new Silence.Kept(0, RATE_HZ));
  }

  @Test
  void someSilenceStaysOnEitherSideAsFarAsThereIsAny() {
    assertThat(Silence.trim(tone(1), 1, RATE_HZ, 40, 50)).isEqualTo(new Silence.Kept(4000, 8800));
    assertThat(Silence.trim(tone(1), 1, RATE_HZ, 40, 350)).isEqualTo(new Silence.Kept(0, 13_600));
    assertThat(Silence.trim(tone(1), 1, RATE_HZ, 40, 9000)).isEqualTo(new Silence.Kept(0, RATE_HZ));
  }

  @Test
  void aSoundThatIsSilentThroughoutStays() {
    assertThat(Silence.trim(new float[1000], 1, RATE_HZ, 40, 0))
        .isEqualTo(new Silence.Kept(0, 1000));
    assertThat(Silence.trim(new float[0], 1, RATE_HZ, 40, 0)).isEqualTo(new Silence.Kept(0, 0));
    float[] last = new float[1005];
    Arrays.fill(last, 1001, 1005, 1);
    assertThat(Silence.trim(last, 1, RATE_HZ, 40, 0)).isEqualTo(new Silence.Kept(960, 1005));
  }

  @Test
  void aSoundThatHoldsNanStays() {
    float[] x = tone(1);
    x[6000] = Float.NaN;
    assertThat(Silence.trim(x, 1, RATE_HZ, 40, 0)).isEqualTo(new Silence.Kept(0, RATE_HZ));
  }
}
