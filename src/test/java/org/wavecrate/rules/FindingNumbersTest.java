package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingNumbersTest {
  @Test
  void wholeNumbersHaveNoFractionAndOthersFourDigits() {
    assertThat(FindingNumbers.plain(-55)).isEqualTo("-55");
    assertThat(FindingNumbers.plain(0.03)).isEqualTo("0.03000");
    assertThat(FindingNumbers.plain(2.5)).isEqualTo("2.500");
    assertThat(FindingNumbers.plain((1L << 53) - 1)).isEqualTo("9007199254740991");
    assertThat(FindingNumbers.plain(1L << 53)).isEqualTo("9.007e+15");
    assertThat(FindingNumbers.plain(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void partsBelowATenthHaveADecimal() {
    assertThat(FindingNumbers.percent(0.0999)).isEqualTo("10.0 %");
    assertThat(FindingNumbers.percent(0.1)).isEqualTo("10 %");
    assertThat(FindingNumbers.percent(0.256)).isEqualTo("26 %");
  }

  @Test
  void levelsAreThoseOfAmplitudes() {
    assertThat(FindingNumbers.dbfs(1)).isEqualTo("0.0 dBFS");
    assertThat(FindingNumbers.dbfs(0.5)).isEqualTo("-6.0 dBFS");
    assertThat(FindingNumbers.dbfs(0)).isEqualTo("-inf dBFS");
  }

  @Test
  void timesAreInSamplesUnlessTheRateIsKnown() {
    assertThat(FindingNumbers.time(8000, 16_000)).isEqualTo("0.500 s");
    assertThat(FindingNumbers.time(3, 1)).isEqualTo("3.000 s");
    assertThat(FindingNumbers.time(1234, 0)).isEqualTo("1,234 samples");
    assertThat(FindingNumbers.grouped(1_234_567)).isEqualTo("1,234,567");
  }

  @Test
  void durationsAreInTheUnitPeopleWouldUse() {
    assertThat(FindingNumbers.duration(119.9)).isEqualTo("119.9 s");
    assertThat(FindingNumbers.duration(120)).isEqualTo("2.0 min");
    assertThat(FindingNumbers.duration(7199)).isEqualTo("120.0 min");
    assertThat(FindingNumbers.duration(7200)).isEqualTo("2.00 h");
  }
}
