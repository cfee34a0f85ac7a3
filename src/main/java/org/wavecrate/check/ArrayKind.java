package org.wavecrate.check;

import org.wavecrate.content.Layout;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;

/// What arrays share that differ in length alone.
///
/// @param dtype the element type as stored
/// @param fortranOrder whether it is stored so that this matters
/// @param form what an example of it is
/// @param timeAxis which axis is left open; -1 for single numbers
/// @param rest the shape with length 0 on the time axis
/// @param channels how many, of sound; else 0
record ArrayKind(
    Dtype dtype, boolean fortranOrder, Layout.Form form, int timeAxis, Shape rest, int channels) {
  static ArrayKind ofExample(NpyHeader header) {
    return of(header, Layout.of(header.shape()));
  }

  static ArrayKind ofLabel(NpyHeader header) {
    return of(header, new Layout(Layout.Form.OTHER, 0, 0, 1, false));
  }

  private static ArrayKind of(NpyHeader header, Layout layout) {
    Shape shape = header.shape();
    boolean sound = layout.form() == Layout.Form.SOUND;
    int axis = shape.rank() == 0 ? -1 : layout.timeAxis();
    return new ArrayKind(
        header.dtype(),
        header.fortranOrder() && shape.rank() > 1,
        layout.form(),
        axis,
        axis < 0 ? shape : withAxis(shape, axis, 0),
        sound ? (int) layout.channels() : 0);
  }

  /// The length on the open axis.
  long length(Shape shape) {
    return timeAxis < 0 ? 1 : shape.axis(timeAxis);
  }

  Shape shape(long length) {
    return timeAxis < 0 ? rest : withAxis(rest, timeAxis, length);
  }

  /// Whether arrays of both kinds may be stacked, but for their lengths.
  boolean fits(ArrayKind other) {
    return timeAxis == other.timeAxis && rest.equals(other.rest);
  }

  private static Shape withAxis(Shape shape, int axis, long length) {
    long[] axes = shape.axes().stream().mapToLong(Long::longValue).toArray();
    axes[axis] = length;
    return Shape.of(axes);
  }
}
