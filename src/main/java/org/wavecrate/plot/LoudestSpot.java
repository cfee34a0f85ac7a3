package org.wavecrate.plot;

import java.util.List;

/// Searches a [PeakPyramid] for the sample with the largest `|x|`: first for the loudest cell, then
/// inside it.
final class LoudestSpot {
  private static final int SAMPLES = -1;

  private final float[] samples;
  private final List<PeakLevel> levels;
  private float loudest = -1;
  private int level = SAMPLES;
  private int index = -1;

  LoudestSpot(float[] samples, List<PeakLevel> levels) {
    this.samples = samples;
    this.levels = levels;
  }

  void searchSamples(int from, int to) {
    for (int i = from; i < to; i++) {
      float x = Math.abs(samples[i]);
      if (x <= Float.MAX_VALUE) {
        offer(x, SAMPLES, i);
      }
    }
  }

  void searchCells(int at, int from, int to) {
    PeakLevel cells = levels.get(at);
    for (int cell = from; cell < to; cell++) {
      offer(cells.loudest(cell), at, cell);
    }
  }

  /// The sample found, or `fallback` if nothing finite was searched.
  long sampleOr(long fallback) {
    if (index < 0) {
      return fallback;
    }
    while (level != SAMPLES) {
      int at = level;
      int cell = index;
      loudest = -1;
      if (at == 0) {
        searchSamples(cell * PeakPyramid.CELL, (cell + 1) * PeakPyramid.CELL);
      } else {
        searchCells(at - 1, cell * PeakPyramid.FACTOR, (cell + 1) * PeakPyramid.FACTOR);
      }
    }
    return index;
  }

  private void offer(float size, int atLevel, int atIndex) {
    if (size > loudest) {
      loudest = size;
      level = atLevel;
      index = atIndex;
    }
  }
}
