package org.wavecrate.feature;

/// The first coefficients of the orthonormal cosine transform of type II, as
/// `scipy.fft.dct(type=2, norm="ortho")` gives them.
final class Cepstrum {
  private final int bands;
  private final double[][] factors;

  Cepstrum(int coefficients, int bands) {
    this.bands = bands;
    factors = new double[coefficients][bands];
    for (int k = 0; k < coefficients; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / bands);
      for (int m = 0; m < bands; m++) {
        factors[k][m] = scale * UnitCircle.cos((2L * m + 1) * k, 4L * bands);
      }
    }
  }

  /// Transforms `levels[from .. from + bands)` into `into[at .. at + coefficients)`.
  void apply(float[] levels, int from, float[] into, int at) {
    for (int k = 0; k < factors.length; k++) {
      double[] row = factors[k];
      double sum = 0;
      for (int m = 0; m < bands; m++) {
        sum += row[m] * levels[from + m];
      }
      into[at + k] = (float) sum;
    }
  }
}
