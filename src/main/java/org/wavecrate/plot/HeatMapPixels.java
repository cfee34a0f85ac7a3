package org.wavecrate.plot;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Turns a feature array of shape (frames, bins) into pixels: time runs to the right, bin 0 lies at
/// the bottom.
///
/// Where a pixel is smaller than a cell it shows the cell it lies in, never a blend; where it
/// covers several, their maximum or mean. NaN has a colour of its own and yields to any number
/// beside it; infinity takes the end colours.
///
/// @param values row after row, not copied
/// @param frames how many rows
/// @param bins values per row
/// @param range what the colours span; [ValueRange#of] for the array's own
public record HeatMapPixels(
    float[] values, int frames, int bins, ValueRange range, ColorMap colors, Pooling pooling) {
  /// The way a pixel summarises several cells.
  public enum Pooling {
    MAX,
    MEAN
  }

  public HeatMapPixels {
    if (frames < 0 || bins < 1 || values.length != (long) frames * bins) {
      throw new IllegalArgumentException(
          "heat map: got "
              + values.length
              + " values for "
              + frames
              + " frames of "
              + bins
              + " bins; allowed: frames * bins");
    }
  }

  /// The array's own range, and the maximum where cells are combined.
  public HeatMapPixels(float[] values, int frames, int bins, ColorMap colors) {
    this(values, frames, bins, ValueRange.of(values), colors, Pooling.MAX);
  }

  /// The value of the cell at time `frame` and height `bin`; NaN outside the array.
  public float valueAt(double frame, double bin) {
    return frame >= 0 && frame < frames && bin >= 0 && bin < bins
        ? values[(int) frame * bins + (int) bin]
        : Float.NaN;
  }

  /// Draws all bins of the frames in `time`.
  public int[] render(TimeRange time, int width, int height, BooleanSupplier cancelled) {
    return render(time, new ValueRange(0, bins), width, height, cancelled);
  }

  /// Draws a part of the array into `width * height` opaque ARGB pixels, row after row from the
  /// top. Pixels outside the array take the lowest colour.
  ///
  /// @param time frames, from left to right
  /// @param binRange bins, from the bottom up: bin `k` occupies `k` to `k + 1`
  /// @throws CancellationException when `cancelled` says so, asked once per column
  public int[] render(
      TimeRange time, ValueRange binRange, int width, int height, BooleanSupplier cancelled) {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "heat map: got " + width + " x " + height + " pixels; allowed: 1 x 1 up to 2^31");
    }
    int[] pixels = new int[width * height];
    float[] column = new float[bins];
    int[] lowest = new int[height];
    int[] beyond = new int[height];
    for (int y = 0; y < height; y++) {
      double from = binRange.at((height - y - 1.0) / height);
      double to = binRange.at((height - (double) y) / height);
      lowest[y] = first(from, to, bins);
      beyond[y] = end(from, to, bins);
    }
    for (int x = 0; x < width; x++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("heat map: cancelled");
      }
      double from = time.from() + time.length() * x / width;
      double to = time.from() + time.length() * (x + 1) / width;
      int first = first(from, to, frames);
      int end = end(from, to, frames);
      Arrays.fill(column, Float.NaN);
      for (int k = 0; k < bins && first < end; k++) {
        column[k] = pool(values, first * bins + k, end - first, bins);
      }
      for (int y = 0; y < height; y++) {
        boolean outside = first >= end || lowest[y] >= beyond[y];
        pixels[y * width + x] =
            outside ? colors.argb(0) : color(pool(column, lowest[y], beyond[y] - lowest[y], 1));
      }
    }
    return pixels;
  }

  private int color(float value) {
    return Float.isNaN(value) ? colors.invalid() : colors.at(range.position(value));
  }

  private float pool(float[] from, int at, int count, int stride) {
    if (count == 1) {
      return from[at];
    }
    double sum = 0;
    int numbers = 0;
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      float value = from[at + i * stride];
      if (!Float.isNaN(value)) {
        greatest = Math.max(greatest, value);
        sum += value;
        numbers++;
      }
    }
    return numbers == 0 ? Float.NaN : pooling == Pooling.MAX ? greatest : (float) (sum / numbers);
  }

  /// The first cell of a pixel from `from` to `to`: the one at its middle if it is narrower than a
  /// cell.
  private static int first(double from, double to, int cells) {
    double cell = to - from <= 1 ? Math.floor((from + to) / 2) : Math.floor(from + 0.5);
    return (int) Math.clamp(cell, 0, cells);
  }

  private static int end(double from, double to, int cells) {
    double cell = to - from <= 1 ? Math.floor((from + to) / 2) + 1 : Math.floor(to + 0.5);
    return (int) Math.clamp(cell, 0, cells);
  }
}
