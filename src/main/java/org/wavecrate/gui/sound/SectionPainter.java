package org.wavecrate.gui.sound;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/// Draws what becomes of stretches of time: kept ones as numbered outlines, those left out as dark
/// stripes.
final class SectionPainter {
  private static final double CAPTION_ROOM = 16;
  private static final double CAPTION_BASE = 12;
  private static final double CHARACTER = 7;
  private static final double STRIPE = 9;
  private static final double LEAST_OUTLINE = 3;
  private static final Color SHADE = Color.color(0, 0, 0, 0.45);
  private static final Color STRIPES = Color.color(1, 1, 1, 0.14);
  private static final Color EDGE = Color.color(0, 0, 0, 0.5);

  private final GraphicsContext graphics;
  private final Inks inks;
  private final Frame frame;

  SectionPainter(GraphicsContext graphics, Inks inks, Frame frame) {
    this.graphics = graphics;
    this.inks = inks;
    this.frame = frame;
  }

  void paint(List<Section> sections) {
    graphics.save();
    graphics.setTextBaseline(VPos.BASELINE);
    graphics.setTextAlign(TextAlignment.LEFT);
    for (Section section : sections) {
      if (section.range().to() > frame.time().from()
          && section.range().from() < frame.time().to()) {
        paint(section);
      }
    }
    graphics.restore();
  }

  private void paint(Section section) {
    double left = Math.max(frame.left(), frame.x(section.range().from()));
    double right = Math.min(frame.right(), frame.x(section.range().to()));
    for (Rectangle2D lane : frame.waves()) {
      paint(section, left, right, lane);
    }
    for (Rectangle2D lane : frame.pictures()) {
      paint(section, left, right, lane);
    }
    Rectangle2D first =
        frame.waves().isEmpty() ? frame.pictures().getFirst() : frame.waves().getFirst();
    if (right - left > CAPTION_ROOM + CHARACTER * section.caption().length()) {
      graphics.setFill(inks.text());
      graphics.fillText(section.caption(), left + 5, first.getMinY() + CAPTION_BASE);
    }
  }

  private void paint(Section section, double left, double right, Rectangle2D lane) {
    double width = right - left;
    if (section.leftOut()) {
      stripes(left, width, lane);
    } else if (width > LEAST_OUTLINE) {
      graphics.setStroke(EDGE);
      graphics.setLineWidth(3);
      graphics.strokeRect(left + 1, lane.getMinY() + 1, width - 2, lane.getHeight() - 2);
      graphics.setStroke(inks.wave());
      graphics.setLineWidth(1);
      graphics.strokeRect(left + 1, lane.getMinY() + 1, width - 2, lane.getHeight() - 2);
    }
  }

  private void stripes(double left, double width, Rectangle2D lane) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(left, lane.getMinY(), width, lane.getHeight());
    graphics.clip();
    graphics.setFill(SHADE);
    graphics.fillRect(left, lane.getMinY(), width, lane.getHeight());
    graphics.setStroke(STRIPES);
    graphics.setLineWidth(2);
    for (double x = left - lane.getHeight(); x < left + width; x += STRIPE) {
      graphics.strokeLine(x, lane.getMaxY(), x + lane.getHeight(), lane.getMinY());
    }
    graphics.restore();
  }
}
