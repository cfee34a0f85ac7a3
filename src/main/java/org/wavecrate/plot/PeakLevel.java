package org.wavecrate.plot;

/// One resolution of a [PeakPyramid]: extremes, energy and counts of cells of equal length.
final class PeakLevel {
  private final int cellSamples;
  private final float[] min;
  private final float[] max;

  /// Root mean square rather than energy, which would overflow a float for data far above 1.
  private final float[] rms;

  private final int[] clipped;
  private final int[] invalid;

  PeakLevel(int cellSamples, int cells) {
    this.cellSamples = cellSamples;
    this.min = new float[cells];
    this.max = new float[cells];
    this.rms = new float[cells];
    this.clipped = new int[cells];
    this.invalid = new int[cells];
  }

  int cellSamples() {
    return cellSamples;
  }

  int cells() {
    return min.length;
  }

  long bytes() {
    return 20L * min.length;
  }

  void set(int cell, PeakSum sum) {
    min[cell] = sum.min;
    max[cell] = sum.max;
    rms[cell] = sum.rms();
    clipped[cell] = sum.clipped;
    invalid[cell] = sum.invalid;
  }

  void addTo(PeakSum sum, int from, int to) {
    for (int cell = from; cell < to; cell++) {
      sum.invalid += invalid[cell];
      int count = cellSamples - invalid[cell];
      if (count > 0) {
        sum.min = Math.min(sum.min, min[cell]);
        sum.max = Math.max(sum.max, max[cell]);
        sum.count += count;
        sum.energy += (double) rms[cell] * rms[cell] * count;
        sum.clipped += clipped[cell];
      }
    }
  }

  /// The largest finite `|x|` of a cell; negative if it has none.
  float loudest(int cell) {
    return Math.max(-min[cell], max[cell]);
  }
}
