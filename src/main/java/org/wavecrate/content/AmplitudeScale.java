package org.wavecrate.content;

import org.wavecrate.npy.Dtype;
import org.wavecrate.plot.SampleScale;
import org.wavecrate.plot.ValueRange;

/// What the numbers of an audio array mean.
///
/// @param fullScale the amplitude of 0 dBFS
/// @param offset the value of silence, taken off all samples: 0 unless they are unsigned
/// @param low samples at or below count as clipped
/// @param high samples at or above count as clipped
/// @param integer whether samples are counted in steps
public record AmplitudeScale(
    double fullScale, double offset, float low, float high, boolean integer) {
  /// Floats up to this are taken for full scale 1 with overshoots.
  private static final double MOST_OVERSHOOT = 8;

  /// 16-bit recordings that peak below -36 dBFS are rare.
  private static final double LEAST_INTEGER_PEAK = 512;

  /// @param peak the greatest magnitude of the array after `offset` is taken off
  public static AmplitudeScale of(Dtype dtype, float peak) {
    return switch (dtype.kind()) {
      case BOOL -> new AmplitudeScale(1, 0, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, true);
      case FLOAT -> ofFloat(peak);
      case INT, UINT -> {
        double full = Math.scalb(1.0, bits(dtype.bytes() * 8, peak) - 1);
        yield new AmplitudeScale(full, offsetOf(dtype), (float) -full, (float) (full - 1), true);
      }
    };
  }

  /// The value of silence.
  public static double offsetOf(Dtype dtype) {
    return dtype.kind() == Dtype.Kind.UINT ? Math.scalb(1.0, dtype.bytes() * 8 - 1) : 0;
  }

  private static AmplitudeScale ofFloat(float peak) {
    if (peak <= MOST_OVERSHOOT) {
      return new AmplitudeScale(1, 0, -1, 1, false);
    }
    // Beyond, integers saved as floats as a rule: 16 bits or more, which ones only the peak can
    // tell. Too low for that are data in units of their own, such as standard deviations.
    double above = Math.scalb(1.0, Math.getExponent(peak) + 1);
    double full = peak < LEAST_INTEGER_PEAK ? above : Math.max(1 << 15, above);
    return new AmplitudeScale(full, 0, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, false);
  }

  /// Wide integers often hold audio of fewer bits.
  private static int bits(int stored, float peak) {
    for (int bits : new int[] {16, 24, 32}) {
      if (bits < stored && peak <= Math.scalb(1.0, bits - 1)) {
        return bits;
      }
    }
    return stored;
  }

  /// The same for pictures.
  public SampleScale forPictures() {
    return new SampleScale(new ValueRange(-fullScale, fullScale), low, high, integer);
  }

  /// The level of `amplitude` in dBFS; minus infinity for 0.
  public double toDb(double amplitude) {
    return 20 * Math.log10(Math.abs(amplitude) / fullScale);
  }
}
