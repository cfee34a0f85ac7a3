package org.wavecrate.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedReaderTest {
  private static final int FRAMES = 16_000;

  /// A sine of `cycles` per sample.
  private static float[] sine(double cycles, int frames) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) {
      x[i] = (float) (0.5 * Math.sin(2 * Math.PI * cycles * i));
    }
    return x;
  }

  /// Steps that are fractions of small numbers are met exactly.
  @ParameterizedTest
  @ValueSource(doubles = {0.8, 1.25, 1.5, 0.5, 63 / 50.0, 2, 1})
  void aToneIsReadAtItsPlaces(double step) {
    double cycles = 0.9 * 0.5 * Math.min(1, 1 / step);
    int count = (int) (FRAMES / step);
    float[] out = new float[count];
    new SpeedReader().read(sine(cycles, FRAMES), FRAMES, step, out, count);
    float[] expected = sine(cycles * step, count);
    for (int i = 200; i < count - 200; i++) {
      assertThat(out[i]).isCloseTo(expected[i], within(2e-6f));
    }
  }

  /// Expected: a tone of the ratio of an equal-tempered interval, in phase after 1,600 samples to
  /// within a twentieth of a cent.
  @ParameterizedTest
  @ValueSource(ints = {-24, -7, -4, -1, 1, 4, 7, 12, 24})
  void everySemitoneIsMetToAFractionOfACent(int semitones) {
    double step = Math.pow(2, semitones / 12.0);
    float[] out = new float[1600];
    new SpeedReader().read(sine(0.01, FRAMES), FRAMES, step, out, 1600);
    float[] expected = sine(0.01 * step, 1600);
    double drift = 2 * Math.PI * 0.01 * step * 1600 * 3.1e-5 * 0.5;
    for (int i = 400; i < 1600; i++) {
      assertThat(out[i]).isCloseTo(expected[i], within((float) drift + 1e-5f));
    }
  }

  @Test
  void whatIsReadTooFastIsFilteredOut() {
    float[] out = new float[8000];
    new SpeedReader().read(sine(0.3, FRAMES), FRAMES, 2, out, 8000);
    for (int i = 400; i < 7600; i++) {
      assertThat(out[i]).isCloseTo(0, within(2e-6f));
    }
  }

  @Test
  void afterTheSoundThereIsSilenceAndMemoryIsUsedAgain() {
    SpeedReader reader = new SpeedReader();
    float[] first = new float[30_000];
    reader.read(sine(0.1, FRAMES), FRAMES, 0.7, first, 30_000);
    float[] other = new float[FRAMES];
    reader.read(sine(0.1, FRAMES), FRAMES, 1.3, other, FRAMES);
    assertThat(Arrays.copyOfRange(other, 12_500, FRAMES)).containsOnly(0f);
    float[] again = new float[30_000];
    reader.read(sine(0.1, FRAMES), FRAMES, 0.7, again, 30_000);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void aStepThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new SpeedReader().read(new float[4], 4, Double.NaN, new float[4], 4))
        .hasMessage("step NaN; allowed: from 1/64 to 64");
  }
}
