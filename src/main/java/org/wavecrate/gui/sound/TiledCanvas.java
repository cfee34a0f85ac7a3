package org.wavecrate.gui.sound;

import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.wavecrate.plot.DrawingCanvas;

/// A drawing surface of any width. One canvas loses its right edge beyond the graphics card's
/// texture size, so this lines up narrower ones.
final class TiledCanvas extends Region {
  /// In logical pixels: 4,096 device pixels on a screen with a scale of 2.
  private static final int TILE_WIDTH = 2048;

  private final FxCanvas.Resources resources;
  private final Consumer<DrawingCanvas> painter;

  /// @param painter draws all of the surface; called once a tile
  TiledCanvas(FxCanvas.Resources resources, Consumer<DrawingCanvas> painter) {
    this.resources = resources;
    this.painter = painter;
    setMouseTransparent(true);
  }

  /// Pixels per logical pixel. JavaFX draws canvases at the screen's scale rounded up, and what is
  /// not on whole ones of these pixels leaves seams.
  double pixelScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : pixelScale(getScene().getWindow().getOutputScaleX());
  }

  static double pixelScale(double outputScale) {
    return Math.max(1, Math.ceil(outputScale));
  }

  /// Asks for everything to be drawn again in the next pulse; what is around stays as it is. While
  /// its parent lays out its children, `requestLayout` is enough, and asks for no further pulse.
  void repaint() {
    setNeedsLayout(true);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.ceil(getWidth());
    double height = Math.ceil(getHeight());
    int tiles = (int) Math.ceil(width / TILE_WIDTH);
    while (getChildren().size() > tiles) {
      getChildren().removeLast();
    }
    for (int i = 0; i < tiles; i++) {
      if (i == getChildren().size()) {
        getChildren().add(new Canvas());
      }
      Canvas canvas = (Canvas) getChildren().get(i);
      canvas.setWidth(Math.min(TILE_WIDTH, width - i * TILE_WIDTH));
      canvas.setHeight(height);
      canvas.setLayoutX(i * TILE_WIDTH);
      GraphicsContext graphics = canvas.getGraphicsContext2D();
      graphics.clearRect(0, 0, canvas.getWidth(), height);
      graphics.save();
      graphics.translate(-i * TILE_WIDTH, 0);
      painter.accept(new FxCanvas(graphics, resources));
      graphics.restore();
    }
  }
}
