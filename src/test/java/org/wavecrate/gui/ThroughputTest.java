package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThroughputTest {
  private static final long SECOND = 1_000_000_000L;

  private final Throughput pace = new Throughput();

  @Test
  void nothingIsToldBeforeItCanBeKnown() {
    assertThat(pace.bytesPerSecond()).isEmpty();
    pace.add(0, 0);
    pace.add(SECOND / 10, 1000);
    assertThat(pace.bytesPerSecond()).isEmpty();
    assertThat(pace.secondsFor(10)).isEmpty();
  }

  @Test
  void speedIsBytesOverSecondsAndTimeLeftFollows() {
    pace.add(0, 0);
    pace.add(2 * SECOND, 600);
    assertThat(pace.bytesPerSecond().getAsDouble()).isEqualTo(300);
    assertThat(pace.secondsFor(900).getAsDouble()).isEqualTo(3);
  }

  @Test
  void whatIsLongAgoCountsNoMore() {
    for (int i = 0; i <= 10; i++) {
      pace.add(i * SECOND, i * 1000L);
    }
    for (int i = 1; i <= 10; i++) {
      pace.add((10 + i) * SECOND, 10_000 + i * 10L);
    }
    assertThat(pace.bytesPerSecond().getAsDouble()).isEqualTo(10, within(1e-9));
  }

  @Test
  void workThatStandsStillHasNoTimeLeft() {
    pace.add(0, 500);
    pace.add(SECOND, 500);
    assertThat(pace.bytesPerSecond().getAsDouble()).isZero();
    assertThat(pace.secondsFor(10)).isEmpty();
  }
}
