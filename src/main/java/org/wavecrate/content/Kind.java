package org.wavecrate.content;

import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;

/// What examples share that differ in length alone: element type and all axes but that of time.
///
/// @param dtype the element type as stored
/// @param form what the array is
/// @param timeAxis which axis is left open
/// @param rest the shape with length 0 on the time axis
/// @param channels how many, for sound
public record Kind(Dtype dtype, ArrayLayout.Form form, int timeAxis, Shape rest, int channels) {
  public static Kind of(NpyHeader header, ArrayLayout layout) {
    Shape shape = header.shape();
    boolean sound = layout.isWaveform();
    return new Kind(
        header.dtype(),
        layout.form(),
        layout.timeAxis(),
        shape.rank() == 0 ? shape : shape.withAxis(layout.timeAxis(), 0),
        sound ? (int) layout.channels() : 0);
  }

  /// The shape of an example of this kind.
  public Shape shape(long length) {
    return rest.rank() == 0 ? rest : rest.withAxis(timeAxis, length);
  }
}
