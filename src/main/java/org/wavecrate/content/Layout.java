package org.wavecrate.content;

import org.wavecrate.npy.Shape;

/// What the shape of an array says that it is: sound of shape (n,), (n, c) or (c, n), or features
/// of shape (frames, bins). Axes of length 1 beside others do not count.
///
/// @param form what it is
/// @param timeAxis the axis that time runs along; 0 for [Form#OTHER]
/// @param length samples, frames, or the length of the first axis
/// @param channels how many for a sound, else bins a frame
/// @param planar whether one channel follows the other, rather than sample by sample
public record Layout(Form form, int timeAxis, long length, long channels, boolean planar) {
  /// What an array is.
  public enum Form {
    SOUND,
    FEATURES,
    OTHER
  }

  /// More channels than this are features.
  public static final int MOST_CHANNELS = 8;

  private static final int LEAST_SAMPLES = 64;

  public static Layout of(Shape shape) {
    int axes = 0;
    int first = -1;
    int second = -1;
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.axis(axis) != 1) {
        axes++;
        second = axes == 2 ? axis : second;
        first = first < 0 ? axis : first;
      }
    }
    if (shape.rank() > 0 && axes < 2) {
      int time = Math.max(0, first);
      return new Layout(Form.SOUND, time, shape.axis(time), 1, false);
    }
    if (axes != 2) {
      return new Layout(Form.OTHER, 0, shape.rank() == 0 ? 1 : shape.axis(0), 1, false);
    }
    long a = shape.axis(first);
    long b = shape.axis(second);
    if (Math.min(a, b) > MOST_CHANNELS || Math.max(a, b) < LEAST_SAMPLES || a == 0 || b == 0) {
      return new Layout(Form.FEATURES, first, a, b, false);
    }
    return a < b
        ? new Layout(Form.SOUND, second, b, a, true)
        : new Layout(Form.SOUND, first, a, b, false);
  }
}
