package org.wavecrate.audio;

import org.wavecrate.npy.Dtype;

/// The meaning of the numbers in an audio array: full scale and zero line.
///
/// @param fullScale the amplitude of 0 dBFS
/// @param offset the value of silence, taken off all samples: 0 unless they are unsigned
/// @param low samples at or below count as clipped
/// @param high samples at or above count as clipped
/// @param integer whether samples are counted in steps
/// @since 0.1.0
public record AmplitudeScale(
    double fullScale, double offset, float low, float high, boolean integer) {
  /// Floats up to 1.
  public static final AmplitudeScale FLOAT = of(1, 0, false);

  /// Floats up to this are taken for full scale 1 with overshoots.
  private static final double MOST_OVERSHOOT = 8;

  /// 16-bit recordings that peak below -36 dBFS are rare.
  private static final double LEAST_INTEGER_PEAK = 512;

  /// Integers of 16, 24 and 32 bits are what converters deliver.
  private static final int[] USUAL_BITS = {16, 24, 32};

  /// A scale by its full scale and zero line. Floats can be louder if it is not 1, and bools are no
  /// amplitudes.
  public static AmplitudeScale of(double fullScale, double zero, boolean integer) {
    if (integer && fullScale > 1) {
      return new AmplitudeScale(fullScale, zero, (float) -fullScale, (float) (fullScale - 1), true);
    }
    boolean bounded = !integer && fullScale == 1;
    float most = bounded ? 1 : Float.POSITIVE_INFINITY;
    return new AmplitudeScale(fullScale, zero, -most, most, integer);
  }

  /// Signed integers of `bits` bits, such as -32,768 to 32,767.
  public static AmplitudeScale signed(int bits) {
    return of(Math.scalb(1.0, bits - 1), 0, true);
  }

  /// The scale of samples of type `dtype`: wide integers often hold audio of fewer bits, and floats
  /// integers as they were.
  ///
  /// @param least the least of some values as stored
  /// @param greatest the greatest; of equal or wider range than [Dtype] has if nothing is known
  public static AmplitudeScale of(Dtype dtype, double least, double greatest) {
    return switch (dtype.kind()) {
      case BOOL -> of(1, 0, true);
      case FLOAT -> ofFloat(Math.max(Math.abs(least), Math.abs(greatest)));
      case INT -> of(half(bits(dtype, Math.max(-least, greatest), 0.5)), 0, true);
      case UINT -> {
        // Unsigned samples rest in the middle, of their own range or that of the wider type.
        double own = half(bits(dtype, greatest, 1 - 1e-9));
        double middle = half(8 * dtype.bytes());
        double peak = Math.max(Math.abs(least - middle), Math.abs(greatest - middle));
        yield own < middle ? of(own, own, true) : of(half(bits(dtype, peak, 0.5)), middle, true);
      }
    };
  }

  /// Whether values have to be looked at before [#of(Dtype, double, double)] can tell.
  public static boolean dependsOnValues(Dtype dtype) {
    return switch (dtype.kind()) {
      case BOOL -> false;
      case FLOAT -> true;
      case INT, UINT -> 8 * dtype.bytes() > USUAL_BITS[0];
    };
  }

  /// The full scale of a type whatever it holds: 1 for floats, 32,768 for int16.
  public static double ofType(Dtype dtype) {
    return dtype.isInteger() ? half(8 * dtype.bytes()) : 1;
  }

  /// The least and the greatest finite value; zeros if there is none.
  public static double[] range(float[] values) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (float value : values) {
      if (Math.abs(value) <= Float.MAX_VALUE) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
      }
    }
    return range[0] <= range[1] ? range : new double[2];
  }

  private static AmplitudeScale ofFloat(double peak) {
    if (!(peak > MOST_OVERSHOOT)) {
      return FLOAT;
    }
    // Beyond, integers saved as floats as a rule: 16 bits or more, which ones only the peak can
    // tell. Too low for that are data in units of their own, such as standard deviations.
    double above = Math.scalb(1.0, Math.getExponent(peak) + 1);
    return of(peak < LEAST_INTEGER_PEAK ? above : Math.max(1 << 15, above), 0, false);
  }

  /// How many bits there are in use.
  ///
  /// @param part of 2 to the bits that the greatest value may be
  private static int bits(Dtype dtype, double greatest, double part) {
    for (int bits : USUAL_BITS) {
      if (bits < 8 * dtype.bytes() && greatest <= Math.scalb(part, bits)) {
        return bits;
      }
    }
    return 8 * dtype.bytes();
  }

  private static double half(int bits) {
    return Math.scalb(1.0, bits - 1);
  }

  /// The level of `amplitude` in dBFS; minus infinity for 0.
  public double toDb(double amplitude) {
    return 20 * Math.log10(Math.abs(amplitude) / fullScale);
  }
}
