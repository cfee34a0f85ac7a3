package org.wavecrate.plot;

/// One kind of thing in a picture of sound, drawn over the layers before it. The geometry says
/// where, so the same layer serves every size, zoom and backend.
@FunctionalInterface
public interface PlotLayer {
  void paint(DrawingCanvas canvas, PlotGeometry geometry);
}
