package org.wavecrate.gui.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowingTest {
  @ParameterizedTest
  @ValueSource(ints = {60, 120, 240})
  void followsSixtyTimesASecondHoweverOftenIsDrawn(int pulsesPerSecond) {
    AtomicInteger followed = new AtomicInteger();
    Following following = new Following(followed::incrementAndGet);
    for (int i = 0; i < pulsesPerSecond; i++) {
      following.handle(1_000_000_000L * i / pulsesPerSecond);
    }
    assertThat(followed).hasValue(60);
  }
}
