package org.wavecrate.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {
  /// Against the sum as it is written, in double.
  @ParameterizedTest(name = "{0} values at {1} lags")
  @CsvSource({"192, 385", "1, 1", "7, 3", "576, 7", "50, 1100"})
  void everyLagIsTheSumOfItsProducts(int length, int lags) {
    float[] x = new float[4000];
    long seed = 1;
    for (int i = 0; i < x.length; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      x[i] = (seed >> 40) * 0x1p-23f;
    }
    int from = x.length - length - lags + 1;
    float[] out = new float[lags];
    new Correlation().compute(x, 100, length, from, lags, out);
    for (int lag = 0; lag < lags; lag++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += (double) x[100 + i] * x[from + lag + i];
      }
      assertThat((double) out[lag]).isCloseTo(sum, within(1e-4));
    }
  }
}
