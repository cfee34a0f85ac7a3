package org.wavecrate.plot;

import java.util.List;

/// Sections of a recording: kept ones as numbered outlines, those left out as dark stripes.
record SectionLayer(List<Section> sections, Palette palette) implements PlotLayer {
  private static final double CAPTION_ROOM = 16;
  private static final double CAPTION_MIDDLE = 8;
  private static final double CHARACTER = 7;
  private static final double STRIPE = 9;
  private static final double LEAST_OUTLINE = 3;
  private static final int SHADE = 0x73000000;
  private static final int STRIPES = 0x24ffffff;
  private static final int EDGE = 0x80000000;

  @Override
  public void paint(DrawingCanvas canvas, PlotGeometry geometry) {
    for (Section section : sections) {
      if (section.range().to() > geometry.time().from()
          && section.range().from() < geometry.time().to()) {
        paint(canvas, geometry, section);
      }
    }
  }

  private void paint(DrawingCanvas canvas, PlotGeometry geometry, Section section) {
    double left = Math.max(geometry.left(), geometry.x(section.range().from()));
    double right = Math.min(geometry.right(), geometry.x(section.range().to()));
    geometry.waves().forEach(lane -> paint(canvas, section, left, right, lane));
    geometry.pictures().forEach(lane -> paint(canvas, section, left, right, lane));
    if (right - left > CAPTION_ROOM + CHARACTER * section.caption().length()) {
      canvas.text(
          section.caption(),
          Lettering.AXIS,
          DrawingCanvas.Anchor.LEFT,
          palette.muted(),
          left + 5,
          geometry.top() + CAPTION_MIDDLE);
    }
  }

  private void paint(DrawingCanvas canvas, Section section, double left, double right, Box lane) {
    double width = right - left;
    if (section.leftOut()) {
      stripes(canvas, new Box(left, lane.y(), width, lane.height()));
    } else if (width > LEAST_OUTLINE) {
      outline(canvas, EDGE, 3, left, right, lane);
      outline(canvas, palette.wave(), 1, left, right, lane);
    }
  }

  private static void outline(
      DrawingCanvas canvas, int argb, double lineWidth, double left, double right, Box lane) {
    double top = lane.y() + 1;
    double bottom = lane.bottom() - 1;
    canvas.path(
        argb,
        lineWidth,
        new double[] {left + 1, right - 1, right - 1, left + 1, left + 1},
        new double[] {top, top, bottom, bottom, top});
  }

  private static void stripes(DrawingCanvas canvas, Box box) {
    canvas.clipped(
        box,
        () -> {
          canvas.rectangle(SHADE, box);
          for (double x = box.x() - box.height(); x < box.right(); x += STRIPE) {
            canvas.line(STRIPES, 2, x, box.bottom(), x + box.height(), box.y());
          }
        });
  }
}
