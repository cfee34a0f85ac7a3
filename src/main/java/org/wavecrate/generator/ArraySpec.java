package org.wavecrate.generator;

import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// Dtype and shape of an array in memory: little-endian, C order.
///
/// @param dtype the element type
/// @param shape the lengths of the axes
/// @since 0.1.0
public record ArraySpec(Dtype dtype, Shape shape) {
  /// The size in bytes.
  public long bytes() {
    return Math.multiplyExact(shape.elements(), dtype.bytes());
  }

  /// As many arrays of this kind in one, along a new first axis.
  public ArraySpec stacked(int count) {
    return new ArraySpec(dtype, shape.stacked(count));
  }
}
