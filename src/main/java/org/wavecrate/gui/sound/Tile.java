package org.wavecrate.gui.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.plot.ValueRange;

/// A piece of a picture over time that is drawn in one go. Pieces lie side by side on a grid that
/// begins at time 0 and depends on the zoom alone, so that scrolling needs few new ones.
///
/// @param renderer draws it
/// @param samplesPerPixel samples (or frames) in the width of one device pixel
/// @param index its place on the grid, from 0
/// @param height in device pixels
/// @param vertical the part of the upright axis that it shows, as positions from 0 to 1
record Tile(
    Renderer renderer, double samplesPerPixel, long index, int height, ValueRange vertical) {
  /// In device pixels.
  static final int WIDTH = 256;

  /// Draws a stretch of time. Called in the background, by several threads.
  @FunctionalInterface
  interface Renderer {
    int[] render(
        TimeRange time, ValueRange vertical, int width, int height, BooleanSupplier cancelled);
  }

  /// The tiles that fill `lane` with `time`, from left to right.
  static List<Tile> in(
      Rectangle2D lane, double pixelScale, Renderer renderer, TimeRange time, ValueRange vertical) {
    double samplesPerPixel = time.length() / Math.max(1, lane.getWidth() * pixelScale);
    int height = (int) Math.max(1, Math.round(lane.getHeight() * pixelScale));
    long first = (long) Math.floor(time.from() / samplesPerPixel / WIDTH);
    // What rounding leaves of a tile beyond the right edge is none.
    long end = (long) Math.ceil(time.to() / samplesPerPixel / WIDTH - 1e-6);
    List<Tile> tiles = new ArrayList<>();
    for (long index = first; index < Math.max(end, first + 1); index++) {
      tiles.add(new Tile(renderer, samplesPerPixel, index, height, vertical));
    }
    return tiles;
  }

  TimeRange time() {
    double length = samplesPerPixel * WIDTH;
    return new TimeRange(index * length, (index + 1) * length);
  }

  Image draw(BooleanSupplier cancelled) {
    return Pixels.image(renderer.render(time(), vertical, WIDTH, height, cancelled), WIDTH, height);
  }

  /// The memory that its pixels take.
  long bytes() {
    return 4L * WIDTH * height;
  }
}
