package org.wavecrate.feature;

/// Reads signals of any scale for detectors that expect a peak of about 1.
final class Levelled {
  private Levelled() {}

  /// The factor that brings the largest finite sample to 1; 0 for silence.
  static float gain(float[] samples, double sampleRateHz) {
    if (!(sampleRateHz > 0 && sampleRateHz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sample rate: got " + sampleRateHz + " Hz; allowed: above 0");
    }
    float peak = 0;
    for (float x : samples) {
      float size = Math.abs(x);
      if (size > peak && size <= Float.MAX_VALUE) {
        peak = size;
      }
    }
    return peak < Float.MIN_NORMAL ? 0 : (float) Math.min(1.0 / peak, Float.MAX_VALUE);
  }

  /// Fills `frame` from `start` on with levelled samples and silence outside the signal; tells
  /// whether any sounds.
  static boolean read(float[] samples, int start, float gain, float[] frame) {
    boolean sounding = false;
    for (int i = 0; i < frame.length; i++) {
      int t = start + i;
      float x = t >= 0 && t < samples.length ? samples[t] : 0;
      frame[i] = Float.isFinite(x) ? x * gain : 0;
      sounding |= Math.abs(frame[i]) > 1e-5f;
    }
    return sounding;
  }

  /// The least power of two that is `value` or more.
  static int powerOfTwoFrom(double value) {
    int power = 1;
    while (power < value && power < 1 << 29) {
      power *= 2;
    }
    return power;
  }
}
