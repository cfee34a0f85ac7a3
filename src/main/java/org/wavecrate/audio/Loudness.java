package org.wavecrate.audio;

import java.util.OptionalDouble;

/// Integrated loudness by EBU R 128 (ITU-R BS.1770): blocks of 0.4 s that overlap by three
/// quarters, weighted as ears do, without those that are silent or 10 LU below the rest. As
/// `pyloudnorm.Meter(rate).integrated_loudness`.
public final class Loudness {
  /// Shorter sounds have no loudness.
  public static final double BLOCK_S = 0.4;

  private static final double OFFSET_LUFS = -0.691;

  private Loudness() {}

  /// The loudness in LUFS; none for sounds shorter than 0.4 s, and for those in which every block
  /// is silent.
  ///
  /// @param samples interleaved, full scale 1
  public static OptionalDouble of(float[] samples, int channels, int rateHz) {
    LoudnessMeter meter = new LoudnessMeter(channels, rateHz);
    meter.accept(samples, 0, samples.length / channels);
    return meter.lufs();
  }

  /// The factor that brings a sound to `targetLufs`.
  public static double factor(double lufs, double targetLufs) {
    return StrictMath.pow(10, (targetLufs - lufs) / 20);
  }

  static double level(double power) {
    return OFFSET_LUFS + 10 * StrictMath.log10(power);
  }

  static double power(double lufs) {
    return StrictMath.pow(10, (lufs - OFFSET_LUFS) / 10);
  }
}
