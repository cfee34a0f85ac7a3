package org.wavecrate.plot;

/// The amplitudes that a kind of sample can, or should, have.
///
/// @param limits the lowest and highest amplitude of the axis
/// @param clipLow samples at or below count as clipped
/// @param clipHigh samples at or above count as clipped
/// @param integer whether samples are whole numbers
public record SampleScale(ValueRange limits, double clipLow, double clipHigh, boolean integer) {
  /// Floating point: full scale is 1, and more can be stored.
  public static final SampleScale FLOAT = new SampleScale(new ValueRange(-1, 1), -1, 1, false);

  /// Signed integers of `bits` bits, such as -32,768 to 32,767.
  public static SampleScale signed(int bits) {
    double top = Math.scalb(1.0, bits - 1);
    return new SampleScale(new ValueRange(-top, top), -top, top - 1, true);
  }

  /// Unsigned integers of `bits` bits, which rest in the middle of their range.
  public static SampleScale unsigned(int bits) {
    double top = Math.scalb(1.0, bits);
    return new SampleScale(new ValueRange(0, top), 0, top - 1, true);
  }

  /// For a NumPy type name such as `float32`, `int16` or `uint8`.
  ///
  /// @throws IllegalArgumentException for other types
  public static SampleScale ofDtype(String dtype) {
    return switch (dtype) {
      case "float16", "float32", "float64" -> FLOAT;
      case "int8", "int16", "int32", "int64" -> signed(Integer.parseInt(dtype.substring(3)));
      case "uint8", "uint16", "uint32", "uint64" -> unsigned(Integer.parseInt(dtype.substring(4)));
      case "bool" -> unsigned(1);
      default ->
          throw new IllegalArgumentException(
              "dtype: got " + dtype + "; allowed: bool, int8..int64, uint8..uint64, float16..64");
    };
  }

  /// The amplitude of silence.
  public double zero() {
    return limits.at(0.5);
  }

  /// The amplitude of a full-scale sine.
  public double fullScale() {
    return limits.length() / 2;
  }

  /// The samples with their extremes and clipping counts.
  public PeakPyramid pyramid(float[] samples) {
    return new PeakPyramid(samples, (float) clipLow, (float) clipHigh);
  }

  /// The samples with silence at 0, as spectra need them: the same array if it is there already,
  /// else a copy.
  public float[] centred(float[] samples) {
    if (zero() == 0) {
      return samples;
    }
    float[] centred = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      centred[i] = (float) (samples[i] - zero());
    }
    return centred;
  }
}
