package org.wavecrate.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;

/// Draws into an image, without a display.
final class Java2dCanvas implements DrawingCanvas, AutoCloseable {
  /// The height of a capital or a digit as a part of the font's size.
  private static final double CAPITAL = 0.73;

  private final Graphics2D graphics;
  private final Map<Lettering, Font> fonts = new EnumMap<>(Lettering.class);

  /// @param scale image pixels per logical pixel
  Java2dCanvas(BufferedImage image, double scale) {
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.scale(scale, scale);
    for (Lettering lettering : Lettering.values()) {
      int style = lettering.bold() ? Font.BOLD : Font.PLAIN;
      fonts.put(
          lettering, new Font(Font.SANS_SERIF, style, 1).deriveFont((float) lettering.size()));
    }
  }

  @Override
  public void rectangle(int argb, double x, double y, double width, double height) {
    fill(argb, new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void oval(int argb, double x, double y, double width, double height) {
    fill(argb, new Ellipse2D.Double(x, y, width, height));
  }

  @Override
  public void polygon(int argb, double[] x, double[] y) {
    Path2D shape = lines(x, y);
    shape.closePath();
    fill(argb, shape);
  }

  @Override
  public void pill(int argb, double x, double y, double width, double height) {
    fill(argb, new RoundRectangle2D.Double(x, y, width, height, height, height));
  }

  private void fill(int argb, Shape shape) {
    graphics.setColor(new Color(argb, true));
    graphics.fill(shape);
  }

  @Override
  public void path(int argb, double lineWidth, double[] x, double[] y) {
    graphics.setColor(new Color(argb, true));
    graphics.setStroke(new BasicStroke((float) lineWidth));
    graphics.draw(lines(x, y));
  }

  private static Path2D lines(double[] x, double[] y) {
    Path2D path = new Path2D.Double();
    boolean joined = false;
    for (int i = 0; i < x.length; i++) {
      boolean gap = Double.isNaN(x[i]) || Double.isNaN(y[i]);
      if (!gap && joined) {
        path.lineTo(x[i], y[i]);
      } else if (!gap) {
        path.moveTo(x[i], y[i]);
      }
      joined = !gap;
    }
    return path;
  }

  @Override
  public void dashes(int argb, double x1, double y1, double x2, double y2) {
    graphics.setColor(new Color(argb, true));
    graphics.setStroke(
        new BasicStroke(
            1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 4}, 0));
    graphics.draw(lines(new double[] {x1, x2}, new double[] {y1, y2}));
  }

  @Override
  public void text(
      String text, Lettering lettering, Anchor anchor, int argb, double x, double middle) {
    double shift =
        switch (anchor) {
          case LEFT -> 0;
          case CENTER -> width(text, lettering) / 2;
          case RIGHT -> width(text, lettering);
        };
    graphics.setColor(new Color(argb, true));
    graphics.setFont(font(lettering));
    graphics.drawString(
        shown(text, lettering),
        (float) (x - shift),
        (float) (middle + lettering.size() * CAPITAL / 2));
  }

  @Override
  public double width(String text, Lettering lettering) {
    return graphics
        .getFontMetrics(font(lettering))
        .getStringBounds(shown(text, lettering), graphics)
        .getWidth();
  }

  private Font font(Lettering lettering) {
    return fonts.computeIfAbsent(lettering, each -> new Font(Font.SANS_SERIF, Font.PLAIN, 11));
  }

  /// The text with signs that the font lacks replaced by what every font has.
  private String shown(String text, Lettering lettering) {
    return font(lettering).canDisplay(Ticks.MINUS) ? text : text.replace(Ticks.MINUS, '-');
  }

  @Override
  public void pixels(PixelImage image, Box box) {
    BufferedImage copy =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, image.width(), image.height(), image.argb(), 0, image.width());
    AffineTransform place = AffineTransform.getTranslateInstance(box.x(), box.y());
    place.scale(box.width() / image.width(), box.height() / image.height());
    graphics.drawImage(copy, place, null);
  }

  @Override
  public void clipped(Box box, Runnable painting) {
    Shape before = graphics.getClip();
    graphics.clip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    painting.run();
    graphics.setClip(before);
  }

  @Override
  public void translated(double x, double y, Runnable painting) {
    graphics.translate(x, y);
    painting.run();
    graphics.translate(-x, -y);
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
