package org.wavecrate.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// Writes and measures text on a picture; all lengths are picture pixels.
final class Pen {
  final Graphics2D graphics;
  final Palette palette;
  private final double scale;

  Pen(BufferedImage image, Palette palette, double scale) {
    this.graphics = image.createGraphics();
    this.palette = palette;
    this.scale = scale;
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    font(12, false);
  }

  /// `pixels` at scale 1 in picture pixels.
  int px(double pixels) {
    return (int) Math.round(pixels * scale);
  }

  void font(double size, boolean bold) {
    graphics.setFont(
        new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) (size * scale)));
  }

  int width(String text) {
    return (int) Math.ceil(graphics.getFontMetrics().stringWidth(shown(text)));
  }

  /// The height of a capital or a digit, by which text is centred.
  int capHeight() {
    return (int) Math.round(graphics.getFont().getSize2D() * 0.73);
  }

  /// Fills without smoothing.
  void fill(int argb, int x, int y, int width, int height) {
    graphics.setColor(Palette.color(argb));
    graphics.fillRect(x, y, width, height);
  }

  /// Writes from `x` on, the middle of capitals at `middle`.
  void left(String text, int argb, int x, int middle) {
    graphics.setColor(Palette.color(argb));
    graphics.drawString(shown(text), x, middle + capHeight() / 2);
  }

  void right(String text, int argb, int x, int middle) {
    left(text, argb, x - width(text), middle);
  }

  void centred(String text, int argb, int x, int middle) {
    left(text, argb, x - width(text) / 2, middle);
  }

  /// Writes upwards, centred on (`x`, `y`), if it fits in `room`.
  void upwards(String text, int argb, int x, int y, int room) {
    if (width(text) > room) {
      return;
    }
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, x, y);
    centred(text, argb, x, y);
    graphics.setTransform(before);
  }

  /// A rounded label; returns its right edge.
  int chip(String text, int argb, int x, int middle) {
    int padding = px(8);
    int height = px(20);
    Rectangle box = new Rectangle(x, middle - height / 2, width(text) + 2 * padding, height);
    smooth(true);
    graphics.setColor(Palette.color(palette.grid()));
    graphics.fillRoundRect(box.x, box.y, box.width, box.height, height, height);
    smooth(false);
    left(text, argb, x + padding, middle);
    return box.x + box.width;
  }

  void smooth(boolean on) {
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        on ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
  }

  /// The text, shortened in its middle to fit `room`; empty if not even a few letters fit.
  String fitted(String text, int room) {
    if (width(text) <= room) {
      return text;
    }
    for (int kept = text.length() - 1; kept >= 6; kept--) {
      int head = kept / 3;
      String shorter = text.substring(0, head) + "…" + text.substring(text.length() - kept + head);
      if (width(shorter) <= room) {
        return shorter;
      }
    }
    return "";
  }

  /// The text with signs that the font lacks replaced by what every font has.
  private String shown(String text) {
    return graphics.getFont().canDisplay(Ticks.MINUS) ? text : text.replace(Ticks.MINUS, '-');
  }
}
