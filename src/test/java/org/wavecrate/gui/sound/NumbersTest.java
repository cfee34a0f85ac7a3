package org.wavecrate.gui.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void numbersAreGroupedAndHaveATrueMinus() {
    assertThat(Numbers.count(64_128)).isEqualTo("64,128");
    assertThat(Numbers.decimal(-31.44, 1)).isEqualTo("−31.4");
    assertThat(Numbers.decimal(-0.001, 1)).isEqualTo("0.0");
    assertThat(Numbers.decimal(Double.NEGATIVE_INFINITY, 1)).isEqualTo("−∞");
    assertThat(Numbers.decimal(Double.NaN, 1)).isEqualTo("NaN");
  }

  @Test
  void unitsFollowTheSize() {
    assertThat(Numbers.hertz(16_000)).isEqualTo("16 kHz");
    assertThat(Numbers.hertz(22_050)).isEqualTo("22.05 kHz");
    assertThat(Numbers.hertz(440)).isEqualTo("440 Hz");
    assertThat(Numbers.seconds(0.5171)).isEqualTo("0.517 s");
    assertThat(Numbers.seconds(125.25)).isEqualTo("2:05.250 min");
    assertThat(Numbers.bytes(999)).isEqualTo("999 bytes");
    assertThat(Numbers.bytes(18_200_000)).isEqualTo("18.2 MB");
    assertThat(Numbers.bytes(999_999)).isEqualTo("1.0 MB");
  }

  @Test
  void timesHaveAsManyDecimalsAsCanBeToldApart() {
    assertThat(Numbers.time(0.51744, 0.001)).isEqualTo("0.517 s");
    assertThat(Numbers.time(0.51744, 0.0001)).isEqualTo("517.4 ms");
    assertThat(Numbers.time(0.51744, 0.00001)).isEqualTo("517.44 ms");
    assertThat(Numbers.time(0.51744, 1e-9)).isEqualTo("517.4400 ms");
  }
}
