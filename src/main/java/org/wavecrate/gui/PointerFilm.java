package org.wavecrate.gui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import org.wavecrate.plot.AnimatedPng;

/// A moving picture of a window and the pointer in it.
final class PointerFilm {
  private static final Duration STEP = Duration.ofMillis(60);
  private static final int STEPS = 9;
  private static final double RING = 13;

  /// An arrow whose tip is at its origin.
  private static final int[] ARROW_X = {0, 0, 5, 8, 11, 8, 15};
  private static final int[] ARROW_Y = {0, 20, 16, 23, 22, 15, 14};

  private final AnimatedPng film = new AnimatedPng();
  private Point2D pointer;

  /// @param pointer where it is at first, in pixels
  PointerFilm(Point2D pointer) {
    this.pointer = pointer;
  }

  /// Shows the window for a while.
  void hold(BufferedImage window, Duration shown) throws IOException {
    film.add(with(window, false), shown);
  }

  /// Moves the pointer, slower at both ends of its way, and presses.
  void click(BufferedImage window, Point2D target) throws IOException {
    Point2D start = pointer;
    for (int step = 1; step <= STEPS; step++) {
      double share = (1 - Math.cos(Math.PI * step / STEPS)) / 2;
      pointer =
          new Point2D.Double(
              start.getX() + share * (target.getX() - start.getX()),
              start.getY() + share * (target.getY() - start.getY()));
      film.add(with(window, false), STEP);
    }
    film.add(with(window, true), STEP.multipliedBy(3));
  }

  private BufferedImage with(BufferedImage window, boolean pressed) {
    BufferedImage frame =
        new BufferedImage(window.getWidth(), window.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D to = frame.createGraphics();
    to.drawImage(window, 0, 0, null);
    to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    to.translate(pointer.getX(), pointer.getY());
    if (pressed) {
      to.setColor(new Color(0xffc857));
      to.setStroke(new BasicStroke(3));
      to.draw(new Ellipse2D.Double(-RING, -RING, 2 * RING, 2 * RING));
    }
    Polygon arrow = new Polygon(ARROW_X, ARROW_Y, ARROW_X.length);
    to.setColor(Color.WHITE);
    to.fill(arrow);
    to.setColor(Color.BLACK);
    to.setStroke(new BasicStroke(1.3f));
    to.draw(arrow);
    to.dispose();
    return frame;
  }

  byte[] bytes() {
    return film.bytes();
  }
}
