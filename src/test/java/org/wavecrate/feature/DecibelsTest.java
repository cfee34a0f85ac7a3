package org.wavecrate.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecibelsTest {
  /// Every 37th float of two octaves around 1, where the result passes zero, and a sweep of all
  /// exponents.
  @Test
  void isTheNearestFloatToTheExactLogarithmOrItsNeighbour() {
    for (int bits = Float.floatToIntBits(0.5f); bits < Float.floatToIntBits(2f); bits += 37) {
      check(Float.intBitsToFloat(bits));
    }
    for (int bits = Float.floatToIntBits(Float.MIN_NORMAL); bits < 0x7f800000; bits += 30_011) {
      check(Float.intBitsToFloat(bits));
    }
  }

  private static void check(float power) {
    float expected = (float) (10 * StrictMath.log10(power));
    float got = Decibels.ofPower(power);
    if (Math.abs(got - expected) > Math.ulp(expected)) {
      throw new AssertionError(power + ": got " + got + ", expected " + expected);
    }
  }

  @Test
  void treatsTheEndsAsLogarithmsDo() {
    assertThat(Decibels.ofPower(1)).isZero();
    assertThat(Decibels.ofPower(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Decibels.ofPower(Float.MIN_VALUE)).isCloseTo(-448.5f, within(0.1f));
    assertThat(Decibels.ofPower(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Decibels.ofPower(Float.NaN)).isNaN();
    assertThat(Decibels.ofPower(-1)).isNaN();
    assertThat(Decibels.toPower(-20)).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void keepsEverythingWithoutATopRange() {
    float[] power = {0, 1, 1e-30f, 100};
    Decibels.convert(power, 1, 1e-10f, Double.POSITIVE_INFINITY);
    assertThat(power).containsExactly(-100, 0, -100, 20);
    assertThatThrownBy(() -> Decibels.convert(power, 0, 1e-10f, 80))
        .hasMessageContaining("got reference 0.0");
  }

  /// Many are computed together, unless one of them is no normal number.
  @Test
  void manyAtOnceAreThoseOfEachAlone() {
    for (float odd : new float[] {1, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE}) {
      float[] power = new float[700];
      for (int i = 0; i < power.length; i++) {
        power[i] = Float.intBitsToFloat(0x00800001 + i * 3_000_017);
      }
      power[300] = odd;
      float[] expected = new float[power.length];
      float highest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < power.length; i++) {
        expected[i] = Decibels.ofPower(power[i]);
        highest = Float.isNaN(expected[i]) ? highest : Math.max(highest, expected[i]);
      }
      assertThat(new DecibelRun().toLevels(power, power.length, 1, Float.MIN_VALUE))
          .isEqualTo(highest);
      assertThat(power).containsExactly(expected);
    }
  }
}
