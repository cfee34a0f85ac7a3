package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaysTest {
  /// Decaying tones that begin at these times.
  private static float[] notes(double rateHz, double scale, double... timesS) {
    float[] x = new float[(int) (2 * rateHz)];
    for (double time : timesS) {
      float[] tone = SignalFixture.sine(700, rateHz, scale, (int) (0.2 * rateHz));
      for (int i = 0; i < tone.length; i++) {
        x[(int) (time * rateHz) + i] += (float) (tone[i] * Math.exp(-i / (0.04 * rateHz)));
      }
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(doubles = {8000, 16_000, 44_100, 48_000})
  void findsThePitchOfASineAtAnyRate(double rateHz) {
    PitchTrack track = PitchTrack.of(SignalFixture.sine(440, rateHz, 0.3, (int) rateHz), rateHz);
    assertThat(track.frames()).isGreaterThan(20);
    for (int i = 0; i < track.frames(); i++) {
      assertThat(track.hz()[i]).isCloseTo(440, within(2f));
      assertThat(track.probability()[i]).isGreaterThan(0.9f);
    }
    assertThat(track.timesS()).isSorted();
    assertThat(track.timesS()[track.frames() - 1]).isLessThan(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {16_000, 44_100})
  void findsOnsetsWithinAHop(double rateHz) {
    for (double scale : new double[] {0.5, 20_000}) {
      Onsets onsets = Onsets.of(notes(rateHz, scale, 0, 0.5, 0.9, 1.6), rateHz);
      assertThat(onsets.timesS()).containsExactly(new double[] {0, 0.5, 0.9, 1.6}, within(0.017));
    }
  }

  @Test
  void bearsAnyData() {
    float[] nan = new float[5000];
    Arrays.fill(nan, Float.NaN);
    float[] mixed = SignalFixture.noise(1, 5000);
    mixed[2000] = Float.POSITIVE_INFINITY;
    mixed[3000] = Float.NaN;
    for (float[] x :
        new float[][] {
          {}, {1}, new float[100], new float[5000], nan, mixed, {Float.MIN_VALUE}, {3e38f, -3e38f}
        }) {
      assertThat(Onsets.of(x, 16_000).timesS()).doesNotContain(Double.NaN);
      PitchTrack track = PitchTrack.of(x, 16_000);
      assertThat(track.probability()).doesNotContain(Float.NaN);
      assertThat(track.frames()).isEqualTo(track.timesS().length);
    }
    assertThat(PitchTrack.of(new float[5000], 16_000).hz()).containsOnly(Float.NaN);
    assertThat(Onsets.of(new float[5000], 16_000).timesS()).isEmpty();
    assertThatThrownBy(() -> Onsets.of(mixed, 0))
        .hasMessage("sample rate: got 0.0 Hz; allowed: above 0");
  }

  @Test
  void printsNothing() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true));
      PitchTrack.of(notes(16_000, 1, 0.3), 16_000);
      Onsets.of(notes(16_000, 1, 0.3), 16_000);
    } finally {
      System.setOut(before);
    }
    assertThat(printed.size()).isZero();
  }
}
