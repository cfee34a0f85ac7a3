package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

/// A lane of tiles: a spectrogram or a feature map. Until the tiles of a new zoom are there, those
/// of the old one are stretched to where they belong; those of another example never are.
final class Picture extends Pane {
  /// Older pictures below that are not yet covered.
  private static final int MOST_BELOW = 48;

  private record Placed(Image image, TimeRange time, ValueRange vertical) {}

  private final Tiles tiles;
  private final Rectangle clip = new Rectangle();
  private final List<Placed> below = new ArrayList<>();
  private Map<Tile, Placed> shown = new LinkedHashMap<>();
  private List<Tile> wanted = List.of();
  private Object source = this;
  private TimeRange time = new TimeRange(0, 1);
  private ValueRange vertical = FrequencyView.WHOLE;
  private double pixelScale = 1;

  Picture(Tiles tiles) {
    this.tiles = tiles;
    setClip(clip);
    setMouseTransparent(true);
    getStyleClass().add("picture");
  }

  /// Shows `time` in `lane`, as far as it is drawn by now.
  ///
  /// @param of what is shown: what was drawn of anything else is gone at once
  /// @param tilesOfIt all that is visible
  void show(
      Object of,
      List<Tile> tilesOfIt,
      TimeRange shownTime,
      ValueRange shownPart,
      Rectangle2D lane,
      double scale) {
    resizeRelocate(lane.getMinX(), lane.getMinY(), lane.getWidth(), lane.getHeight());
    clip.setWidth(lane.getWidth());
    clip.setHeight(lane.getHeight());
    time = shownTime;
    vertical = shownPart;
    pixelScale = scale;
    if (of != source) {
      below.clear();
      shown = new LinkedHashMap<>();
    } else if (!tilesOfIt.equals(wanted)) {
      if (shown.size() == wanted.size()) {
        below.clear();
      }
      below.addAll(shown.values());
      while (below.size() > MOST_BELOW) {
        below.removeFirst();
      }
      shown = new LinkedHashMap<>();
    }
    source = of;
    wanted = tilesOfIt;
    refresh();
  }

  /// Forgets what it shows.
  void clear() {
    below.clear();
    shown = new LinkedHashMap<>();
    wanted = List.of();
    place();
  }

  /// Takes in what was drawn since.
  void refresh() {
    for (Tile tile : wanted) {
      if (!shown.containsKey(tile)) {
        tiles
            .get(tile)
            .ifPresent(image -> shown.put(tile, new Placed(image, tile.time(), tile.vertical())));
      }
    }
    if (shown.size() == wanted.size()) {
      below.clear();
    }
    place();
  }

  /// Whether nothing is missing.
  boolean isComplete() {
    return shown.size() == wanted.size();
  }

  private void place() {
    int count = below.size() + shown.size();
    while (getChildren().size() > count) {
      getChildren().removeLast();
    }
    while (getChildren().size() < count) {
      getChildren().add(new ImageView());
    }
    int at = 0;
    for (Placed old : below) {
      stretch((ImageView) getChildren().get(at++), old);
    }
    for (Placed tile : shown.values()) {
      ImageView view = (ImageView) getChildren().get(at++);
      view.setImage(tile.image());
      view.setSmooth(false);
      // On whole device pixels, so that none is blurred.
      double left = time.position(tile.time().from()) * getWidth();
      view.setX(Math.round(left * pixelScale) / pixelScale);
      view.setY(0);
      view.setFitWidth(tile.image().getWidth() / pixelScale);
      view.setFitHeight(tile.image().getHeight() / pixelScale);
    }
  }

  private void stretch(ImageView view, Placed old) {
    view.setImage(old.image());
    view.setSmooth(true);
    double left = time.position(old.time().from()) * getWidth();
    view.setX(left);
    view.setFitWidth(time.position(old.time().to()) * getWidth() - left);
    double top = (1 - vertical.position(old.vertical().high())) * getHeight();
    view.setY(top);
    view.setFitHeight((1 - vertical.position(old.vertical().low())) * getHeight() - top);
  }
}
