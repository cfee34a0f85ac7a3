package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavecrate.plot.Box;
import org.wavecrate.plot.PixelImage;
import org.wavecrate.plot.PixelLane;
import org.wavecrate.plot.PixelTile;
import org.wavecrate.plot.PlacedPixels;
import org.wavecrate.plot.PlotGeometry;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

/// The tiles of one picture: a spectrogram or a feature map. Until the tiles of a new zoom are
/// there, those of the old one are stretched to where they belong; those of another example never
/// are.
final class TileLane {
  /// Older pictures below that are not yet covered.
  private static final int MOST_BELOW = 48;

  private record Drawn(PixelImage image, TimeRange time, ValueRange vertical) {}

  private final Tiles tiles;
  private final List<Drawn> below = new ArrayList<>();
  private Map<PixelTile, Drawn> shown = new LinkedHashMap<>();
  private List<PixelTile> wanted = List.of();
  private Object source = this;

  TileLane(Tiles tiles) {
    this.tiles = tiles;
  }

  /// Shows other tiles.
  ///
  /// @param of what is shown: what was drawn of anything else is gone at once
  /// @param tilesOfIt all that is visible
  void show(Object of, List<PixelTile> tilesOfIt) {
    if (of != source) {
      below.clear();
      shown = new LinkedHashMap<>();
    } else if (!tilesOfIt.equals(wanted)) {
      if (isComplete()) {
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
  }

  /// Takes in what was drawn since.
  ///
  /// @return whether that was anything
  boolean refresh() {
    int before = shown.size();
    for (PixelTile tile : wanted) {
      if (!shown.containsKey(tile)) {
        tiles
            .get(tile)
            .ifPresent(image -> shown.put(tile, new Drawn(image, tile.time(), tile.vertical())));
      }
    }
    if (isComplete()) {
      below.clear();
    }
    return shown.size() != before;
  }

  /// Whether nothing is missing.
  boolean isComplete() {
    return shown.size() == wanted.size();
  }

  /// The images as they are drawn now.
  ///
  /// @param box the place of the picture
  /// @param vertical the visible part of its upright axis
  PixelLane images(PlotGeometry geometry, Box box, ValueRange vertical) {
    List<PlacedPixels> images = new ArrayList<>();
    for (Drawn old : below) {
      images.add(new PlacedPixels(old.image(), stretched(old, geometry, box, vertical)));
    }
    shown.forEach(
        (tile, drawn) ->
            images.add(
                new PlacedPixels(
                    drawn.image(), tile.place(box, geometry.pixelScale(), geometry.time()))));
    return new PixelLane(images, isComplete());
  }

  /// On whole device pixels, so that neighbours meet without a seam.
  private static Box stretched(Drawn old, PlotGeometry geometry, Box box, ValueRange vertical) {
    double scale = geometry.pixelScale();
    double left = Math.round(geometry.x(old.time().from()) * scale) / scale;
    double right = Math.round(geometry.x(old.time().to()) * scale) / scale;
    double top = box.y() + (1 - vertical.position(old.vertical().high())) * box.height();
    double bottom = box.y() + (1 - vertical.position(old.vertical().low())) * box.height();
    return new Box(left, top, right - left, bottom - top);
  }
}
