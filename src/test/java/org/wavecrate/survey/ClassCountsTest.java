package org.wavecrate.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassCountsTest {
  private static ClassCounts of(int... counts) {
    ClassCounts all = new ClassCounts();
    for (int number = 0; number < counts.length; number++) {
      for (int i = 0; i < counts[number]; i++) {
        all.add(number);
      }
    }
    return all;
  }

  @Test
  void negativeNumbersAreNoClasses() {
    ClassCounts counts = of(2, 0, 1);
    counts.add(-1);
    assertThat(counts.total()).isEqualTo(3);
    assertThat(counts.count()).isEqualTo(2);
    assertThat(counts.classes()).containsExactly(0, 2);
    assertThat(counts.byNumber()).containsEntry(0, 2L).containsEntry(2, 1L).hasSize(2);
    assertThat(counts.of(0)).isEqualTo(2);
    assertThat(counts.of(1)).isZero();
  }

  @Test
  void ofClassesOfOneSizeTheFirstIsNamed() {
    ClassCounts counts = of(2, 5, 5, 2);
    assertThat(counts.largest()).isEqualTo(1);
    assertThat(counts.smallest()).isZero();
    assertThat(counts.ratio()).isEqualTo(2.5);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, true",
    "101, 100, false",
    "101, 101, true",
    "10000, 10000, true",
    "10001, 10001, false"
  })
  void numbersThatHardlyRepeatAreMeasurements(int numbers, int repeats, boolean plausible) {
    ClassCounts counts = new ClassCounts();
    for (int i = 0; i < numbers; i++) {
      counts.add(i);
    }
    for (int i = 0; i < repeats; i++) {
      counts.add(i);
    }
    assertThat(counts.isPlausible()).isEqualTo(plausible);
  }

  @Test
  void countingEndsWhenThereAreTooManyNumbers() {
    ClassCounts counts = new ClassCounts();
    for (int i = 0; i < 10_005; i++) {
      counts.add(i);
    }
    assertThat(counts.count()).isEqualTo(10_001);
    assertThat(counts.total()).isEqualTo(10_001);
  }

  @Test
  void pairsOfOneClassAreAsLikelyAsDrawingThemWithoutPuttingBack() {
    assertThat(of(2, 2).repeatsByChance()).isEqualTo(4.0 / 12);
    assertThat(of(3, 1).repeatsByChance()).isEqualTo(0.5);
    assertThat(of(2).repeatsByChance()).isEqualTo(1);
    assertThat(of(1, 1).repeatsByChance()).isZero();
    assertThat(of(1).repeatsByChance()).isEqualTo(1);
    assertThat(of().repeatsByChance()).isEqualTo(1);
  }

  @Test
  void theDistanceIsHalfTheSumOfTheDifferencesOfShares() {
    assertThat(of(3, 1).distance(of(1, 0, 1))).isEqualTo(0.5);
    assertThat(of(1, 0, 1).distance(of(3, 1))).isEqualTo(0.5);
    assertThat(of(2, 6).distance(of(1, 3))).isZero();
    assertThat(of(1).distance(of(0, 4))).isEqualTo(1);
  }

  /// Pearson's statistics, 20/3 of one degree of freedom and 8 of two, were computed by hand.
  @Test
  void sigmasAreThoseOfPearsonsStatistic() {
    assertThat(of(10).sigmas(of(5, 5))).isCloseTo((20 / 3.0 - 1) / Math.sqrt(2), within(1e-12));
    assertThat(of(4, 2).sigmas(of(2, 10, 6))).isCloseTo((8 - 2) / Math.sqrt(4), within(1e-12));
    assertThat(of(7).sigmas(of(9))).isCloseTo(-1 / Math.sqrt(2), within(1e-12));
  }
}
