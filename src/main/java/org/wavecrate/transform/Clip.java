package org.wavecrate.transform;

/// One example on its way through the transforms, changed in place: a waveform, or features.
///
/// Value (f, b, c) is at `(f * bins + b) * channels + c`, as a C-order array of shape (frames,
/// channels) or (frames, bins, channels) holds it.
///
/// @since 0.1.0
public final class Clip {
  private final float[] values;
  private final int frames;
  private final int bins;
  private final int channels;
  private final double fullScale;

  /// @param values `frames * bins * channels` of them; not copied
  /// @param frames samples per channel of a waveform, spectra of features
  /// @param bins 1 for a waveform
  /// @param channels each gets the same draw
  /// @param fullScale the value at 0 dB: 1 for floats, 32768 for int16 as stored
  public Clip(float[] values, int frames, int bins, int channels, double fullScale) {
    if (values.length != Math.multiplyExact(Math.multiplyExact(frames, bins), channels)) {
      throw new IllegalArgumentException(
          values.length + " values for " + frames + " x " + bins + " x " + channels);
    }
    this.values = values;
    this.frames = frames;
    this.bins = bins;
    this.channels = channels;
    this.fullScale = fullScale;
  }

  /// A waveform whose full scale is 1.
  public static Clip waveform(float[] values, int channels) {
    return new Clip(values, values.length / channels, 1, channels, 1);
  }

  /// Features of one channel.
  public static Clip features(float[] values, int bins) {
    return new Clip(values, values.length / bins, bins, 1, 1);
  }

  /// The values themselves; what is written here is the result.
  public float[] values() {
    return values;
  }

  public int frames() {
    return frames;
  }

  public int bins() {
    return bins;
  }

  public int channels() {
    return channels;
  }

  public double fullScale() {
    return fullScale;
  }
}
