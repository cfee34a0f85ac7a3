package org.wavecrate.generator;

import org.wavecrate.npy.Shape;

/// What the axes of an example are. `.npy` files do not say, so the shape decides: (n,) is a
/// waveform, (n, c) with at most 8 columns one of several channels (as many as 7.1 surround has),
/// and (n, c) with more columns is features of shape (frames, bins), as is any third axis.
///
/// @param frames samples per channel, or spectra
/// @param bins values per spectrum; 1 for waveforms
/// @param channels how many
/// @param isWaveform whether these are samples
record Layout(int frames, int bins, int channels, boolean isWaveform) {
  static final int MOST_CHANNELS = 8;

  /// The layout of arrays of this shape, which has 1 to 3 axes.
  static Layout of(Shape shape) {
    int frames = Math.toIntExact(shape.axis(0));
    if (shape.rank() == 1) {
      return new Layout(frames, 1, 1, true);
    }
    int columns = Math.toIntExact(shape.axis(1));
    if (shape.rank() == 3) {
      return new Layout(frames, columns, Math.toIntExact(shape.axis(2)), false);
    }
    return columns <= MOST_CHANNELS
        ? new Layout(frames, 1, columns, true)
        : new Layout(frames, columns, 1, false);
  }
}
