package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.plot.TimeRange;

/// Pixels over time that are computed in the background: a spectrogram or a feature map. Until
/// those of a new stretch of time are there, the old ones are stretched to where they belong.
final class Picture extends Pane {
  /// Textures stay below the size that every graphics card takes.
  private static final int MOST_TILE_PIXELS = 2048;

  /// Draws a stretch of time. Called in the background.
  @FunctionalInterface
  interface Renderer {
    int[] render(TimeRange time, int width, int height, BooleanSupplier cancelled);
  }

  private record Tile(Image image, TimeRange time) {}

  private record Request(Renderer renderer, TimeRange time, int width, int height) {
    List<Tile> draw(Progress progress) {
      List<Tile> tiles = new ArrayList<>();
      for (int from = 0; from < width; from += MOST_TILE_PIXELS) {
        int end = Math.min(width, from + MOST_TILE_PIXELS);
        TimeRange part = time.columns(from, end, width);
        int[] argb = renderer.render(part, end - from, height, progress::isCancelled);
        tiles.add(new Tile(Pixels.image(argb, end - from, height), part));
      }
      return tiles;
    }
  }

  private final Latest drawing;
  private final Rectangle clip = new Rectangle();
  private List<Tile> tiles = List.of();
  private Request last = new Request((t, w, h, c) -> new int[w * h], new TimeRange(0, 1), 0, 0);

  Picture(Background background) {
    drawing = new Latest(background);
    setClip(clip);
    setMouseTransparent(true);
    getStyleClass().add("picture");
  }

  /// Shows `time` of what `renderer` draws in `lane`.
  void show(Renderer renderer, TimeRange time, Rectangle2D lane, double pixelScale) {
    resizeRelocate(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    clip.setWidth(lane.getWidth());
    clip.setHeight(lane.getHeight());
    Request request =
        new Request(
            renderer,
            time,
            (int) Math.max(1, Math.round(lane.getWidth() * pixelScale)),
            (int) Math.max(1, Math.round(lane.getHeight() * pixelScale)));
    if (request.equals(last)) {
      place(time);
      return;
    }
    last = request;
    drawing.start(
        request::draw,
        done -> {
          tiles = done;
          getChildren().setAll(tiles.stream().map(tile -> new ImageView(tile.image())).toList());
          place(last.time());
        },
        reason -> clear());
    place(time);
  }

  /// Forgets what it shows.
  void clear() {
    drawing.cancel();
    tiles = List.of();
    getChildren().clear();
  }

  private void place(TimeRange time) {
    for (int i = 0; i < tiles.size(); i++) {
      ImageView view = (ImageView) getChildren().get(i);
      TimeRange part = tiles.get(i).time();
      double left = time.position(part.from()) * getWidth();
      view.setX(left);
      view.setFitWidth(time.position(part.to()) * getWidth() - left);
      view.setFitHeight(getHeight());
    }
  }
}
