package org.wavecrate.plot;

import java.util.ArrayList;
import java.util.List;

/// One channel of samples with its extremes at many resolutions, so that any stretch is summed up
/// without reading it all.
///
/// The lowest level holds 128 samples per cell, each further one four cells of the level below:
/// together under 1/18 of the samples' own memory. Answers are exact: the ends of a range that no
/// cell covers are read from the samples. Immutable after construction (the samples must not be
/// changed), so it may be read from many threads.
public final class PeakPyramid {
  static final int CELL = 128;
  static final int FACTOR = 4;

  private final float[] samples;
  private final float lowLimit;
  private final float highLimit;
  private final List<PeakLevel> levels = new ArrayList<>();

  /// @param samples kept, not copied
  /// @param limit samples count as clipped from `limit` up and from `-limit` down; infinity marks
  ///     none
  public PeakPyramid(float[] samples, float limit) {
    this(samples, -limit, limit);
  }

  /// @param samples kept, not copied
  /// @param lowLimit samples at or below count as clipped
  /// @param highLimit samples at or above count as clipped
  public PeakPyramid(float[] samples, float lowLimit, float highLimit) {
    if (!(lowLimit < highLimit)) {
      throw new IllegalArgumentException(
          "clipping limits: got " + lowLimit + " to " + highLimit + "; allowed: low below high");
    }
    this.samples = samples;
    this.lowLimit = lowLimit;
    this.highLimit = highLimit;
    int cells = samples.length / CELL;
    if (cells == 0) {
      return;
    }
    PeakLevel level = new PeakLevel(CELL, cells);
    PeakSum sum = new PeakSum();
    for (int i = 0; i < cells; i++) {
      sum.clear();
      sum.add(samples, i * CELL, (i + 1) * CELL, lowLimit, highLimit);
      level.set(i, sum);
    }
    levels.add(level);
    while (level.cells() >= FACTOR) {
      PeakLevel next = new PeakLevel(level.cellSamples() * FACTOR, level.cells() / FACTOR);
      for (int i = 0; i < next.cells(); i++) {
        sum.clear();
        level.addTo(sum, i * FACTOR, (i + 1) * FACTOR);
        next.set(i, sum);
      }
      levels.add(next);
      level = next;
    }
  }

  /// The samples themselves, not a copy.
  public float[] samples() {
    return samples;
  }

  public int size() {
    return samples.length;
  }

  /// The memory of all levels in bytes, without the samples.
  public long bytes() {
    return levels.stream().mapToLong(PeakLevel::bytes).sum();
  }

  /// Sums up samples `from` to `to` (exclusive) in `columns` equal columns.
  ///
  /// Where columns are narrower than a sample, each shows the sample it falls on. The range may
  /// reach outside the signal; columns out there are empty.
  public Peaks peaks(long from, long to, int columns) {
    if (!(from < to) || columns < 1) {
      throw new IllegalArgumentException(
          "peaks: got samples "
              + from
              + " to "
              + to
              + " in "
              + columns
              + " columns; allowed: from < to and 1 column or more");
    }
    Peaks peaks = new Peaks(columns);
    PeakSum sum = new PeakSum();
    for (int column = 0; column < columns; column++) {
      long first = from + edge(to - from, column, columns);
      long end = Math.max(first + 1, from + edge(to - from, column + 1, columns));
      sum.clear();
      addTo(sum, clip(first), clip(end));
      sum.store(peaks, column);
    }
    return peaks;
  }

  /// All of the signal in one column.
  public Peaks total() {
    return peaks(0, Math.max(1, samples.length), 1);
  }

  /// The largest finite `|x|` of the signal; 0 if there is none.
  public float peak() {
    Peaks total = total();
    return total.isEmpty(0) ? 0 : Math.max(Math.abs(total.min()[0]), Math.abs(total.max()[0]));
  }

  /// The position of the largest finite `|x|` among samples `from` to `to` (exclusive); the middle
  /// of the range if it holds none.
  public long loudest(long from, long to) {
    int first = clip(from);
    int end = clip(to);
    LoudestSpot spot = new LoudestSpot(samples, levels);
    int leftCell = Math.ceilDiv(first, CELL);
    int rightCell = end / CELL;
    if (levels.isEmpty() || leftCell >= rightCell) {
      spot.searchSamples(first, end);
      return spot.sampleOr((from + to) / 2);
    }
    spot.searchSamples(first, leftCell * CELL);
    spot.searchSamples(rightCell * CELL, end);
    for (int level = 0; leftCell < rightCell; level++) {
      int leftUp = Math.ceilDiv(leftCell, FACTOR);
      int rightUp = rightCell / FACTOR;
      if (level + 1 == levels.size() || leftUp >= rightUp) {
        spot.searchCells(level, leftCell, rightCell);
        break;
      }
      spot.searchCells(level, leftCell, leftUp * FACTOR);
      spot.searchCells(level, rightUp * FACTOR, rightCell);
      leftCell = leftUp;
      rightCell = rightUp;
    }
    return spot.sampleOr((from + to) / 2);
  }

  /// `floor(span * column / columns)` without overflow.
  private static long edge(long span, int column, int columns) {
    return span / columns * column + span % columns * column / columns;
  }

  private int clip(long sample) {
    return (int) Math.clamp(sample, 0L, (long) samples.length);
  }

  private void addTo(PeakSum sum, int from, int to) {
    int level = 0;
    int leftCell = Math.ceilDiv(from, CELL);
    int rightCell = to / CELL;
    if (levels.isEmpty() || leftCell >= rightCell) {
      sum.add(samples, from, to, lowLimit, highLimit);
      return;
    }
    // Climb: at each level the ends that do not fill a cell of the next one are taken, and the
    // middle goes up.
    sum.add(samples, from, leftCell * CELL, lowLimit, highLimit);
    sum.add(samples, rightCell * CELL, to, lowLimit, highLimit);
    while (leftCell < rightCell) {
      PeakLevel here = levels.get(level);
      int leftUp = Math.ceilDiv(leftCell, FACTOR);
      int rightUp = rightCell / FACTOR;
      if (level + 1 == levels.size() || leftUp >= rightUp) {
        here.addTo(sum, leftCell, rightCell);
        return;
      }
      here.addTo(sum, leftCell, leftUp * FACTOR);
      here.addTo(sum, rightUp * FACTOR, rightCell);
      leftCell = leftUp;
      rightCell = rightUp;
      level++;
    }
  }
}
