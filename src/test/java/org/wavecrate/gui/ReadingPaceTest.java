package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.wavecrate.dataset.Progress;

class ReadingPaceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ReadingPace pace = new ReadingPace(Progress.NONE, nanos::get);

  private String after(double seconds, long done, long total) {
    nanos.set((long) (seconds * 1e9));
    pace.report(done, total);
    return pace.words();
  }

  @Test
  void nothingIsSaidBeforeAnythingIsRead() {
    assertThat(pace.words()).isEmpty();
  }

  @Test
  void amountSpeedAndTimeLeftAreTold() {
    assertThat(after(2, 20_000_000, 100_000_000))
        .isEqualTo("20.0 MB of 100.0 MB · 10.0 MB/s · 8 s left");
    assertThat(after(2, 20_000_000, 20_000_000_000L))
        .isEqualTo("20.0 MB of 20.0 GB · 10.0 MB/s · 33 min left");
  }

  @Test
  void speedIsNotGuessedAtOnceNorTimeLeftWithoutATotal() {
    assertThat(after(0.1, 1_000_000, 2_000_000)).isEqualTo("1.0 MB of 2.0 MB");
    assertThat(after(2, 20_000_000, 0)).isEqualTo("20.0 MB · 10.0 MB/s");
  }

  @Test
  void speedIsThatOfTheLastSeconds() {
    for (int second = 1; second <= 10; second++) {
      after(second, second * 100_000_000L, 2_000_000_000);
    }
    for (int second = 11; second < 20; second++) {
      after(second, 1_000_000_000 + (second - 10) * 10_000_000L, 2_000_000_000);
    }
    assertThat(after(20, 1_100_000_000, 2_000_000_000))
        .isEqualTo("1.1 GB of 2.0 GB · 10.0 MB/s · 90 s left");
  }
}
