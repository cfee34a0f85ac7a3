package org.wavecrate.plot;

import java.util.List;

/// Spectrograms or a feature map, as far as they are computed; a hatch lies where they are not, as
/// the colour of silence would tell a lie.
///
/// @param lanes one a picture
record PixelLayer(List<PixelLane> lanes, Palette palette) implements PlotLayer {
  private static final double HATCH_GAP = 9;

  @Override
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    for (int i = 0; i < geometry.pictures().size(); i++) {
      Box box = geometry.pictures().get(i);
      PixelLane lane = i < lanes.size() ? lanes.get(i) : new PixelLane(List.of(), false);
      canvas.clipped(
          box,
          () -> {
            if (!lane.complete()) {
              hatch(canvas, box);
            }
            lane.images().forEach(each -> canvas.pixels(each.image(), each.box()));
          });
    }
  }

  private void hatch(DrawingCanvas canvas, Box area) {
    canvas.rectangle(palette.panel(), area);
    for (double x = area.x() - area.height(); x < area.right(); x += HATCH_GAP) {
      canvas.line(palette.grid(), 1, x, area.bottom(), x + area.height(), area.y());
    }
  }
}
