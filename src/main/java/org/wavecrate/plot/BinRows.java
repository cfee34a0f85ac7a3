package org.wavecrate.plot;

/// The spectrum bins behind each pixel row of a frequency axis.
final class BinRows {
  /// How far below the lowest colour levels are kept apart, for the sake of interpolation.
  static final double MARGIN_DB = 20;

  /// Rows narrower than a bin: the bin below the row's middle and how far above it the middle is.
  /// Others: the first bin.
  private final int[] low;

  private final float[] weight;

  /// One past a wide row's last bin; 0 marks a narrow row, -1 one with nothing to show.
  private final int[] end;

  private int firstBin;
  private int endBin;

  BinRows(FrequencyScale scale, double binHz, int bins, int height) {
    low = new int[height];
    weight = new float[height];
    end = new int[height];
    firstBin = bins;
    for (int y = 0; y < height; y++) {
      double from = scale.toHz((height - y - 1.0) / height) / binHz;
      double to = scale.toHz((height - (double) y) / height) / binHz;
      double middle = scale.toHz((height - y - 0.5) / height) / binHz;
      if (to - from <= 1) {
        if (middle > bins - 1) {
          end[y] = -1;
          continue;
        }
        low[y] = (int) Math.min(middle, bins - 2.0);
        weight[y] = (float) (middle - low[y]);
        use(low[y], low[y] + 2);
      } else {
        low[y] = (int) Math.ceil(from);
        end[y] = (int) Math.min(bins, Math.ceil(to));
        // The topmost row also owns the bin at its upper edge, half the sample rate.
        if (y == 0 && to == end[y] && end[y] < bins) {
          end[y]++;
        }
        if (low[y] >= end[y]) {
          end[y] = -1;
          continue;
        }
        use(low[y], end[y]);
      }
    }
    firstBin = Math.min(firstBin, endBin);
  }

  private void use(int from, int to) {
    firstBin = Math.min(firstBin, from);
    endBin = Math.max(endBin, to);
  }

  /// The range of bins that any row shows, to `endBin` exclusive.
  int firstBin() {
    return firstBin;
  }

  int endBin() {
    return endBin;
  }

  /// The level of one spectrum in dB that row `y` shows.
  double level(float[] levels, int y) {
    if (end[y] < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    int bin = low[y];
    if (end[y] == 0) {
      return levels[bin] + weight[y] * (levels[bin + 1] - levels[bin]);
    }
    float greatest = levels[bin];
    for (int k = bin + 1; k < end[y]; k++) {
      greatest = Math.max(greatest, levels[k]);
    }
    return greatest;
  }
}
