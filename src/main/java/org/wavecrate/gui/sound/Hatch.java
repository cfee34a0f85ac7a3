package org.wavecrate.gui.sound;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

/// Slanted lines that stand for what is not known yet.
final class Hatch {
  private static final double GAP = 9;

  private Hatch() {}

  static void paint(GraphicsContext graphics, Rectangle2D area, Inks inks) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    graphics.clip();
    graphics.setFill(inks.lane());
    graphics.fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    graphics.setStroke(inks.grid());
    graphics.setLineWidth(1);
    for (double x = area.getMinX() - area.getHeight(); x < area.getMaxX(); x += GAP) {
      graphics.strokeLine(x, area.getMaxY(), x + area.getHeight(), area.getMinY());
    }
    graphics.restore();
  }
}
