package org.wavecrate.transform;

/// Levels and decibels.
final class SignalLevels {
  private SignalLevels() {}

  /// The factor that changes amplitudes by `decibels`.
  static double factor(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }

  /// The change of amplitude by `factor` in decibels.
  static double decibels(double factor) {
    return 20 * StrictMath.log10(factor);
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
  static void addAtSnr(Clip clip, float[] noise, double snrDb, RootMeanSquare level) {
    float[] values = clip.values();
    double signalRms = level.of(values, values.length);
    double noiseRms = level.of(noise, values.length);
    if (!(signalRms > 0 && noiseRms > 0)) {
      return;
    }
    double factor = signalRms / noiseRms / factor(snrDb);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] + factor * noise[i]);
    }
  }
}
