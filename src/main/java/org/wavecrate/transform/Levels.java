package org.wavecrate.transform;

/// Levels and decibels.
final class Levels {
  private Levels() {}

  /// The factor that changes amplitudes by `decibels`.
  static double factor(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }

  /// The change of amplitude by `factor` in decibels.
  static double decibels(double factor) {
    return 20 * StrictMath.log10(factor);
  }

  /// The root of the mean square of the first `count` values; 0 for none.
  static double rms(float[] values, int count) {
    // Four sums, always the same four: a single one would wait for each addition.
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int whole = count & ~3;
    for (int i = 0; i < whole; i += 4) {
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (int i = whole; i < count; i++) {
      a += (double) values[i] * values[i];
    }
    return count == 0 ? 0 : Math.sqrt((a + b + (c + d)) / count);
  }

  /// The largest absolute value of the first `count`.
  static float peak(float[] values, int count) {
    float peak = 0;
    for (int i = 0; i < count; i++) {
      peak = Math.max(peak, Math.abs(values[i]));
    }
    return peak;
  }

  /// Multiplies, in float32.
  static void scale(float[] values, int count, double factor) {
    float f = (float) factor;
    for (int i = 0; i < count; i++) {
      values[i] *= f;
    }
  }

  /// Adds `noise` so that it lies `snrDb` below the clip's own level: both as root mean square over
  /// all channels. Silence stays silent, and so does silent noise.
  static void addAtSnr(Clip clip, float[] noise, double snrDb) {
    float[] values = clip.values();
    double signalRms = rms(values, values.length);
    double noiseRms = rms(noise, values.length);
    if (!(signalRms > 0 && noiseRms > 0)) {
      return;
    }
    double factor = signalRms / noiseRms / factor(snrDb);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] + factor * noise[i]);
    }
  }
}
