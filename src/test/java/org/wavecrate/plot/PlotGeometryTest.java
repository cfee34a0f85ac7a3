package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlotGeometryTest {
  private final PlotGeometry frame =
      PlotGeometry.of(900, 600, new PlotGeometry.Lanes(2, false, 2), new TimeRange(1000, 3000), 1);

  @Test
  void allLanesShareOneTimeAxis() {
    assertThat(frame.waves()).allMatch(lane -> lane.x() == frame.left());
    assertThat(frame.pictures()).allMatch(lane -> lane.right() == frame.right());
    assertThat(frame.x(1000)).isEqualTo(frame.left());
    assertThat(frame.x(3000)).isEqualTo(frame.right());
    assertThat(frame.sample(frame.x(1234.5))).isCloseTo(1234.5, within(1e-9));
  }

  @Test
  void lanesLieBelowEachOtherOnWholePixels() {
    double bottom = 0;
    for (var lanes : java.util.List.of(frame.waves(), frame.pictures())) {
      for (var lane : lanes) {
        assertThat(lane.y()).isGreaterThan(bottom).isEqualTo(Math.rint(lane.y()));
        bottom = lane.bottom();
      }
    }
    assertThat(bottom).isLessThanOrEqualTo(600 - PlotGeometry.BOTTOM);
  }

  @Test
  void thePointerOutsideMeansTheEnds() {
    assertThat(frame.sample(-50)).isEqualTo(1000);
    assertThat(frame.sample(5000)).isEqualTo(3000);
  }

  @Test
  void aTinyViewIsNoReasonToFail() {
    PlotGeometry tiny =
        PlotGeometry.of(10, 10, new PlotGeometry.Lanes(8, false, 8), new TimeRange(0, 1), 1);
    assertThat(tiny.width()).isPositive();
    assertThat(tiny.pictures()).allMatch(lane -> lane.height() >= 1);
  }
}
