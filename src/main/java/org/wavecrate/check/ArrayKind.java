package org.wavecrate.check;

import org.wavecrate.audio.ArrayLayout;
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
    Dtype dtype,
    boolean fortranOrder,
    ArrayLayout.Form form,
    int timeAxis,
    Shape rest,
    int channels) {
  static ArrayKind ofExample(NpyHeader header, ArrayLayout layout) {
    int channels = layout.isWaveform() ? (int) layout.channels() : 0;
    return of(header, layout.form(), layout.timeAxis(), channels);
  }

  static ArrayKind ofLabel(NpyHeader header) {
    return of(header, ArrayLayout.Form.OTHER, header.shape().rank() == 0 ? -1 : 0, 0);
  }

  private static ArrayKind of(NpyHeader header, ArrayLayout.Form form, int axis, int channels) {
    Shape shape = header.shape();
    return new ArrayKind(
        header.dtype(),
        header.fortranOrder() && shape.rank() > 1,
        form,
        axis,
        axis < 0 ? shape : shape.withAxis(axis, 0),
        channels);
  }

  /// The length on the open axis.
  long length(Shape shape) {
    return timeAxis < 0 ? 1 : shape.axis(timeAxis);
  }

  Shape shape(long length) {
    return timeAxis < 0 ? rest : rest.withAxis(timeAxis, length);
  }

  /// Whether arrays of both kinds may be stacked, but for their lengths.
  boolean fits(ArrayKind other) {
    return timeAxis == other.timeAxis && rest.equals(other.rest);
  }
}
