package org.wavecrate.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutliersTest {
  private static double[] same(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void fifteenValuesAreTooFew() {
    double[] fifteen = same(15, -20);
    fifteen[3] = -60;
    assertThat(Outliers.of(Column.RMS, fifteen).isUnusual(-60)).isFalse();
    double[] sixteen = same(16, -20);
    sixteen[3] = -60;
    assertThat(Outliers.of(Column.RMS, sixteen).isUnusual(-60)).isTrue();
  }

  @Test
  void silenceAndMissingValuesDoNotCount() {
    double[] values = same(17, -20);
    values[0] = Double.NaN;
    values[1] = Double.NEGATIVE_INFINITY;
    values[2] = -60;
    assertThat(Outliers.of(Column.RMS, values).limit()).isInfinite();
    values = Arrays.copyOf(values, 18);
    values[17] = -20;
    Outliers outliers = Outliers.of(Column.RMS, values);
    assertThat(outliers.isUnusual(-60)).isTrue();
    assertThat(outliers.distance(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(outliers.distance(Double.NaN)).isZero();
  }

  @Test
  void moreThanATwentiethIsNotUnusual() {
    double[] values = same(40, -20);
    values[0] = -60;
    values[1] = 20;
    assertThat(Outliers.of(Column.RMS, values, 1, 12).isUnusual(-60)).isTrue();
    values[2] = -60;
    assertThat(Outliers.of(Column.RMS, values, 1, 12).isUnusual(-60)).isFalse();
  }

  @Test
  void theLimitIsFiveSigmasOrTheLeastDistance() {
    double[] values = new double[100];
    for (int i = 0; i < 100; i++) {
      values[i] = -50 + i * 0.1;
    }
    // The median absolute deviation of 0, 0.1, ..., 9.9 from 5 is 2.5.
    assertThat(Outliers.of(Column.RMS, values).limit()).isCloseTo(5 * 1.4826 * 2.5, within(1e-6));
    assertThat(Outliers.of(Column.RMS, values, 1, 12).limit()).isEqualTo(12);
  }

  @Test
  void frequenciesAreComparedInOctaves() {
    double[] values = same(16, 500);
    values[0] = 2000;
    Outliers outliers = Outliers.of(Column.CENTROID, values);
    assertThat(outliers.distance(2000)).isCloseTo(2, within(1e-12));
    assertThat(outliers.at(-1)).isCloseTo(250, within(1e-9));
    assertThat(outliers.limit()).isEqualTo(1);
    assertThat(outliers.isUnusual(990)).isFalse();
    assertThat(outliers.isUnusual(1010)).isTrue();
  }
}
