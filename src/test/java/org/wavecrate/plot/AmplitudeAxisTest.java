package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavecrate.audio.AmplitudeScale;

class AmplitudeAxisTest {
  private static final AmplitudeScale FLOATS = new AmplitudeScale(1, 0, -1, 1, false);

  private static FigureData.Waveforms sound(float peak) {
    return new FigureData.Waveforms(
        List.of(new PeakPyramid(new float[] {0, peak}, -1, 1)), SampleRate.of(8000), FLOATS);
  }

  @Test
  void silenceLiesInTheMiddleOnBothKindsOfAxis() {
    for (boolean decibels : new boolean[] {false, true}) {
      AmplitudeAxis axis = AmplitudeAxis.of(sound(0.5f), decibels, false);
      assertThat(axis.position(0)).isEqualTo(0.5);
      assertThat(axis.position(0.3) + axis.position(-0.3)).isCloseTo(1, within(1e-12));
      assertThat(axis.position(0.6)).isGreaterThan(axis.position(0.3));
    }
  }

  @Test
  void halfTheHeightOfADecibelAxisIsHalfItsRange() {
    AmplitudeAxis axis = AmplitudeAxis.of(sound(0.5f), true, false);
    assertThat(axis.position(1)).isEqualTo(1);
    assertThat(axis.position(Math.pow(10, -30 / 20.0))).isCloseTo(0.75, within(1e-9));
    assertThat(axis.position(-1e-9)).isEqualTo(0.5);
  }

  @Test
  void aQuietClipFillsItsLaneOnRequestAlone() {
    assertThat(AmplitudeAxis.of(sound(0.001f), false, false).position(0.001)).isLessThan(0.51);
    assertThat(AmplitudeAxis.of(sound(0.001f), false, true).position(0.001)).isGreaterThan(0.95);
    assertThat(AmplitudeAxis.of(sound(0), false, true).limit()).isGreaterThan(0.9);
  }

  @Test
  void whatIsLouderThanFullScaleStillFits() {
    assertThat(AmplitudeAxis.of(sound(3), false, false).position(3)).isBetween(0.95, 1.0);
    assertThat(AmplitudeAxis.of(sound(3), true, false).ticks(9).ticks())
        .extracting(Tick::label)
        .contains("0", "−20", "−∞");
  }
}
