package org.wavecrate.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoudnessTest {
  private enum Signal {
    PLAIN,
    GATED,
    LOW
  }

  private static float[] signal(int rateHz, double seconds, int channels, Signal kind) {
    int frames = (int) (rateHz * seconds);
    float[] x = new float[frames * channels];
    for (int t = 0; t < frames; t++) {
      for (int c = 0; c < channels; c++) {
        double value =
            0.3 * Math.sin(2 * Math.PI * (220 * (c + 1)) * t / rateHz)
                + 0.1 * Math.sin(2 * Math.PI * 3100 * t / rateHz + c);
        if (kind == Signal.GATED && t / (rateHz / 2) % 3 != 0) {
          value *= 0.02;
        } else if (kind == Signal.LOW) {
          value = 0.5 * Math.sin(2 * Math.PI * 30 * t / rateHz);
        }
        x[t * channels + c] = (float) value;
      }
    }
    return x;
  }

  /// Expected values: `pyloudnorm.Meter(rate).integrated_loudness(x)`, pyloudnorm 0.2.0.
  @ParameterizedTest(name = "{0} Hz, {1} s, {2} channels, {3}")
  @CsvSource({
    "16000, 2, 1, PLAIN, -13.319430755",
    "44100, 3, 2, GATED, -12.081045559",
    "48000, 0.4, 1, PLAIN, -13.339063750",
    "8000, 5.03, 1, GATED, -15.137097011",
    "48000, 1, 1, LOW, -18.045086226",
    "44100, 1.37, 5, GATED, -6.788002486"
  })
  void loudnessIsThatOfPyloudnorm(
      int rateHz, double seconds, int channels, Signal kind, double expected) {
    float[] x = signal(rateHz, seconds, channels, kind);
    assertThat(Loudness.of(x, channels, rateHz).orElseThrow()).isCloseTo(expected, within(1e-4));
  }

  @Test
  void theFactorBringsASoundToTheTarget() {
    float[] x = signal(16_000, 2, 1, Signal.PLAIN);
    double factor = Loudness.factor(Loudness.of(x, 1, 16_000).orElseThrow(), -23);
    for (int i = 0; i < x.length; i++) {
      x[i] *= (float) factor;
    }
    assertThat(Loudness.of(x, 1, 16_000).orElseThrow()).isCloseTo(-23, within(1e-3));
  }

  @Test
  void shortAndSilentSoundsHaveNone() {
    assertThat(Loudness.of(signal(16_000, 0.399, 1, Signal.PLAIN), 1, 16_000)).isEmpty();
    assertThat(Loudness.of(new float[16_000], 1, 16_000)).isEmpty();
    assertThat(Loudness.of(new float[0], 1, 16_000)).isEmpty();
  }
}
