package org.wavecrate.gui.sound;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.DrawingCanvas;
import org.wavecrate.plot.Lettering;
import org.wavecrate.plot.PixelImage;

/// Draws in the window.
final class FxCanvas implements DrawingCanvas {
  private final GraphicsContext graphics;
  private final Resources resources;

  /// Resources that drawing reuses, for one view.
  ///
  /// JavaFX makes its images of pixels without a copy, but keeps a texture of each.
  static final class Resources {
    private final Map<PixelImage, Image> images = new WeakHashMap<>();
    private final Map<Integer, Color> colors = new HashMap<>();
    private String family = "Inter";

    void setFamily(String other) {
      family = other;
    }

    private Color color(int argb) {
      return colors.computeIfAbsent(
          argb,
          key -> Color.rgb(key >> 16 & 0xff, key >> 8 & 0xff, key & 0xff, (key >>> 24) / 255.0));
    }

    private Image image(PixelImage pixels) {
      return images.computeIfAbsent(
          pixels,
          key ->
              new WritableImage(
                  new PixelBuffer<>(
                      key.width(),
                      key.height(),
                      IntBuffer.wrap(key.argb()),
                      PixelFormat.getIntArgbPreInstance())));
    }

    private Font font(Lettering lettering) {
      return Font.font(
          family, lettering.bold() ? FontWeight.BOLD : FontWeight.NORMAL, lettering.size());
    }
  }

  FxCanvas(GraphicsContext graphics, Resources resources) {
    this.graphics = graphics;
    this.resources = resources;
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setImageSmoothing(false);
  }

  @Override
  public void rectangle(int argb, double x, double y, double width, double height) {
    graphics.setFill(resources.color(argb));
    graphics.fillRect(x, y, width, height);
  }

  @Override
  public void oval(int argb, double x, double y, double width, double height) {
    graphics.setFill(resources.color(argb));
    graphics.fillOval(x, y, width, height);
  }

  @Override
  public void polygon(int argb, double[] x, double[] y) {
    graphics.setFill(resources.color(argb));
    graphics.fillPolygon(x, y, x.length);
  }

  @Override
  public void pill(int argb, double x, double y, double width, double height) {
    graphics.setFill(resources.color(argb));
    graphics.fillRoundRect(x, y, width, height, height, height);
  }

  @Override
  public void path(int argb, double lineWidth, double[] x, double[] y) {
    graphics.setStroke(resources.color(argb));
    graphics.setLineWidth(lineWidth);
    graphics.beginPath();
    boolean joined = false;
    for (int i = 0; i < x.length; i++) {
      boolean gap = Double.isNaN(x[i]) || Double.isNaN(y[i]);
      if (!gap && joined) {
        graphics.lineTo(x[i], y[i]);
      } else if (!gap) {
        graphics.moveTo(x[i], y[i]);
      }
      joined = !gap;
    }
    graphics.stroke();
  }

  @Override
  public void dashes(int argb, double x1, double y1, double x2, double y2) {
    graphics.setStroke(resources.color(argb));
    graphics.setLineWidth(1);
    graphics.setLineDashes(3, 4);
    graphics.strokeLine(x1, y1, x2, y2);
    graphics.setLineDashes();
  }

  @Override
  public void text(
      String text, Lettering lettering, Anchor anchor, int argb, double x, double middle) {
    graphics.setFont(resources.font(lettering));
    graphics.setTextAlign(
        switch (anchor) {
          case LEFT -> TextAlignment.LEFT;
          case CENTER -> TextAlignment.CENTER;
          case RIGHT -> TextAlignment.RIGHT;
        });
    graphics.setFill(resources.color(argb));
    graphics.fillText(text, x, middle);
  }

  @Override
  public double width(String text, Lettering lettering) {
    Text measured = new Text(text);
    measured.setFont(resources.font(lettering));
    return measured.getLayoutBounds().getWidth();
  }

  @Override
  public void pixels(PixelImage image, Box box) {
    graphics.drawImage(resources.image(image), box.x(), box.y(), box.width(), box.height());
  }

  @Override
  public void clipped(Box box, Runnable painting) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(box.x(), box.y(), box.width(), box.height());
    graphics.clip();
    painting.run();
    graphics.restore();
  }

  @Override
  public void translated(double x, double y, Runnable painting) {
    graphics.save();
    graphics.translate(x, y);
    painting.run();
    graphics.restore();
  }
}
