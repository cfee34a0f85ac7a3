package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.wavecrate.plot.HeatMapPixels.Pooling;

class HeatMapPixelsTest {
  private static final ColorMap GRAY = ColorMap.GRAY;
  private static final ValueRange UNIT = new ValueRange(0, 1);

  private static int[] render(HeatMapPixels map, int width, int height) {
    return map.render(new TimeRange(0, map.frames()), width, height, () -> false);
  }

  @Test
  void timeRunsRightAndBinsRunUp() {
    // Two frames of three bins.
    HeatMapPixels map = new HeatMapPixels(new float[] {0, 0.5f, 1, 1, 0.5f, 0}, 2, 3, GRAY);
    int mid = GRAY.at(0.5);
    int dark = GRAY.argb(0);
    int light = GRAY.argb(255);
    assertThat(render(map, 2, 3)).containsExactly(light, dark, mid, mid, dark, light);
    assertThat(render(map, 4, 3))
        .containsExactly(light, light, dark, dark, mid, mid, mid, mid, dark, dark, light, light);
    assertThat(map.valueAt(1.9, 2.1)).isZero();
    assertThat(map.valueAt(2, 0)).isNaN();
  }

  @Test
  void poolsWhenZoomedOut() {
    float[] values = {0, 0, 0, 1};
    assertThat(render(new HeatMapPixels(values, 2, 2, UNIT, GRAY, Pooling.MAX), 1, 1))
        .containsExactly(GRAY.argb(255));
    assertThat(render(new HeatMapPixels(values, 2, 2, UNIT, GRAY, Pooling.MEAN), 1, 1))
        .containsExactly(GRAY.at(0.25));
    float[] spike = new float[100_000];
    spike[77_777] = 1;
    assertThat(render(new HeatMapPixels(spike, 100_000, 1, GRAY), 300, 2)).contains(GRAY.argb(255));
  }

  @Test
  void marksNaNUnlessANumberLiesBesideIt() {
    float[] values = {Float.NaN, 0, 1, Float.POSITIVE_INFINITY};
    HeatMapPixels map = new HeatMapPixels(values, 4, 1, GRAY);
    assertThat(map.range()).isEqualTo(UNIT);
    assertThat(render(map, 4, 1))
        .containsExactly(GRAY.invalid(), GRAY.argb(0), GRAY.argb(255), GRAY.argb(255));
    assertThat(render(map, 2, 1)).containsExactly(GRAY.argb(0), GRAY.argb(255));
  }

  @Test
  void constantAndEmptyArraysAreLowest() {
    assertThat(render(new HeatMapPixels(new float[6], 3, 2, GRAY), 5, 5))
        .containsOnly(GRAY.argb(0));
    HeatMapPixels empty = new HeatMapPixels(new float[0], 0, 4, GRAY);
    assertThat(empty.render(new TimeRange(0, 1), 3, 3, () -> false)).containsOnly(GRAY.argb(0));
    assertThat(ValueRange.of(new float[] {3e38f, 3e38f}).length()).isPositive();
  }

  @Test
  void drawsAPartOfTheBins() {
    HeatMapPixels map =
        new HeatMapPixels(new float[] {0, 0.25f, 0.5f, 1}, 1, 4, UNIT, GRAY, Pooling.MAX);
    assertThat(map.render(new TimeRange(0, 1), new ValueRange(1, 3), 1, 2, () -> false))
        .containsExactly(GRAY.at(0.5), GRAY.at(0.25));
    assertThatThrownBy(() -> new HeatMapPixels(new float[5], 2, 3, GRAY))
        .hasMessage("heat map: got 5 values for 2 frames of 3 bins; allowed: frames * bins");
  }
}
