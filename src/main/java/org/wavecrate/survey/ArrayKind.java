package org.wavecrate.survey;

import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;

/// The type and shape that arrays of different lengths have in common.
///
/// @param dtype the element type as stored
/// @param fortranOrder whether it is stored so that this matters
/// @param form what an example of it is
/// @param timeAxis which axis is left open; -1 for single numbers
/// @param rest the shape with length 0 on the time axis
/// @param channels how many, of sound; else 0
public record ArrayKind(
    Dtype dtype,
    boolean fortranOrder,
    ArrayLayout.Form form,
    int timeAxis,
    Shape rest,
    int channels) {
  /// The number of what can't be read.
  static final int UNREADABLE = -1;

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
  public long length(Shape shape) {
    return timeAxis < 0 ? 1 : shape.axis(timeAxis);
  }

  public Shape shape(long length) {
    return timeAxis < 0 ? rest : rest.withAxis(timeAxis, length);
  }

  /// The same, whatever order its values are stored in.
  public ArrayKind inOrder() {
    return new ArrayKind(dtype, false, form, timeAxis, rest, channels);
  }

  /// Whether arrays of both kinds may be stacked, but for their lengths.
  public boolean fits(ArrayKind other) {
    return timeAxis == other.timeAxis && rest.equals(other.rest);
  }
}
