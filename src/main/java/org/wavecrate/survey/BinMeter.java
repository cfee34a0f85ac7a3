package org.wavecrate.survey;

import java.util.Arrays;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.npy.Shape;

/// Mean and deviation of each bin of features; of all values where there are no bins, or too many.
final class BinMeter {
  /// More bins than this are taken together.
  static final int MOST_BINS = 512;

  private int bins = 1;

  /// How many values of one bin follow each other.
  private long run = 1;

  private double[] origin = new double[1];
  private boolean[] hasOrigin = new boolean[1];
  private double[] sum = new double[1];
  private double[] squares = new double[1];
  private long[] count = new long[1];
  private long[] invalid = new long[1];

  void start(ArrayLayout layout, Shape shape) {
    bins = 1;
    run = Math.max(1, shape.elements());
    if (layout.axes().bins().isPresent() && layout.bins() <= MOST_BINS && layout.bins() > 0) {
      int axis = shape.rank() - layout.axes().rank() + layout.axes().bins().get();
      bins = (int) layout.bins();
      run = 1;
      for (int after = axis + 1; after < shape.rank(); after++) {
        run *= Math.max(1, shape.axis(after));
      }
    }
    if (sum.length < bins) {
      origin = new double[bins];
      hasOrigin = new boolean[bins];
      sum = new double[bins];
      squares = new double[bins];
      count = new long[bins];
      invalid = new long[bins];
    }
    Arrays.fill(hasOrigin, false);
    Arrays.fill(sum, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(count, 0);
    Arrays.fill(invalid, 0);
  }

  /// @param first the position of `values[0]` in the array, in C order
  void add(float[] values, int size, long first) {
    int at = 0;
    while (at < size) {
      int bin = (int) ((first + at) / run % bins);
      int end = (int) Math.min(size, at + run - (first + at) % run);
      if (run == 1) {
        end = Math.min(size, at + bins - bin);
        for (; at < end; at++, bin++) {
          add(bin, values[at]);
        }
      } else {
        for (; at < end; at++) {
          add(bin, values[at]);
        }
      }
    }
  }

  private void add(int bin, float value) {
    if (!(Math.abs(value) <= Float.MAX_VALUE)) {
      invalid[bin]++;
      return;
    }
    if (!hasOrigin[bin]) {
      // Differences from a value that is there, so that squares lose no digits.
      hasOrigin[bin] = true;
      origin[bin] = value;
    }
    double away = value - origin[bin];
    sum[bin] += away;
    squares[bin] += away * away;
    count[bin]++;
  }

  /// How many numbers a bin has: mean and deviation, and how many values are NaN or infinite if
  // any.
  static int width(int invalid) {
    return invalid > 0 ? 3 : 2;
  }

  /// @param parts as [#finish] made them
  /// @param width of a bin
  /// @param values how many each bin has
  static void add(Moments into, float[] parts, int width, int bin, long values) {
    int at = width * bin;
    long invalid = width > 2 ? (long) parts[at + 2] : 0;
    into.addInvalid(invalid);
    into.add(values - invalid, parts[at], parts[at + 1]);
  }

  /// The numbers of all bins in one.
  ///
  /// @param invalid how many values are NaN or infinite
  /// @param values how many there are in all
  static float[] together(float[] parts, int invalid, long values) {
    int width = width(invalid);
    int bins = parts.length / width;
    if (bins <= 1) {
      return parts;
    }
    Moments all = new Moments();
    for (int bin = 0; bin < bins; bin++) {
      add(all, parts, width, bin, values / bins);
    }
    float[] one = {(float) all.mean(), (float) all.deviation(), invalid};
    return Arrays.copyOf(one, width);
  }

  void finish(Measured into) {
    boolean spoiled = Arrays.stream(invalid, 0, bins).anyMatch(n -> n > 0);
    int each = width(spoiled ? 1 : 0);
    float[] parts = new float[each * bins];
    for (int bin = 0; bin < bins; bin++) {
      double mean = sum[bin] / count[bin];
      parts[each * bin] = (float) (origin[bin] + mean);
      parts[each * bin + 1] =
          (float) Math.sqrt(Math.max(0, squares[bin] / count[bin] - mean * mean));
      if (spoiled) {
        parts[each * bin + 2] = invalid[bin];
      }
    }
    into.parts = parts;
  }
}
