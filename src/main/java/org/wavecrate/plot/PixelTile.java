package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A piece of a picture over time that is computed in one go. Pieces lie side by side on a grid
/// that begins at time 0 and depends on the zoom alone, so that scrolling needs few new ones.
///
/// @param source computes it
/// @param samplesPerPixel samples (or frames) in the width of one device pixel
/// @param index its place on the grid, from 0
/// @param height in device pixels
/// @param vertical the part of the upright axis that it shows, as positions from 0 to 1
public record PixelTile(
    PixelSource source, double samplesPerPixel, long index, int height, ValueRange vertical) {
  /// In device pixels.
  public static final int WIDTH = 256;

  /// The tiles that fill `lane` with `time`, from left to right.
  ///
  /// @param pixelScale device pixels per logical pixel
  public static List<PixelTile> in(
      Box lane, double pixelScale, PixelSource source, TimeRange time, ValueRange vertical) {
    double samplesPerPixel = time.length() / Math.max(1, lane.width() * pixelScale);
    int height = (int) Math.max(1, Math.round(lane.height() * pixelScale));
    long first = (long) Math.floor(time.from() / samplesPerPixel / WIDTH);
    // What rounding leaves of a tile beyond the right edge is none.
    long end = (long) Math.ceil(time.to() / samplesPerPixel / WIDTH - 1e-6);
    List<PixelTile> tiles = new ArrayList<>();
    for (long index = first; index < Math.max(end, first + 1); index++) {
      tiles.add(new PixelTile(source, samplesPerPixel, index, height, vertical));
    }
    return tiles;
  }

  public TimeRange time() {
    double length = samplesPerPixel * WIDTH;
    return new TimeRange(index * length, (index + 1) * length);
  }

  /// Computes it; takes a moment.
  public PixelImage draw(BooleanSupplier cancelled) {
    return new PixelImage(source.render(time(), vertical, WIDTH, height, cancelled), WIDTH, height);
  }

  /// Where it lies in `lane`: on whole device pixels, and next to its neighbours without a gap,
  /// since all of a grid are moved by the same rounding.
  public Box place(Box lane, double pixelScale, TimeRange time) {
    double shift = Math.floor(lane.x() * pixelScale - time.from() / samplesPerPixel + 0.5 + 1e-6);
    return new Box(
        (shift + index * WIDTH) / pixelScale, lane.y(), WIDTH / pixelScale, height / pixelScale);
  }

  /// The memory that its pixels take.
  public long bytes() {
    return 4L * WIDTH * height;
  }
}
