package org.wavecrate.keras;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandOverTest {
  @Test
  void batchesAreMadeAheadUntilBothTimesAreKnown() {
    HandOver handOver = new HandOver();
    assertThat(handOver.pays()).isTrue();
    handOver.madeIn(16_000_000);
    assertThat(handOver.pays()).as("a taker who may be busy").isTrue();
    handOver.takerWasElsewhere(0);
    assertThat(handOver.pays()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1499999,  90000000, false", // quick
    "1500000,  90000000, true",
    "1600000,     99999, false", // nothing to overlap
    "1600000,    100000, true",
    "160000000, 9999999, false",
    "160000000, 10000000, true",
  })
  void itPaysForSlowBatchesAndABusyTaker(long making, long elsewhere, boolean pays) {
    HandOver handOver = new HandOver();
    handOver.madeIn(making);
    handOver.takerWasElsewhere(elsewhere);
    assertThat(handOver.pays()).isEqualTo(pays);
  }
}
