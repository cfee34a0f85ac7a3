package org.wavecrate.survey;

/// Facts of the parts of examples: the levels of each channel of a sound, mean and deviation of
/// each bin of features.
public final class PartTable {
  private static final int LEVELS = 3;

  private final ExampleTable table;
  private final FactColumns columns;

  PartTable(ExampleTable table) {
    this.table = table;
    columns = table.columns();
  }

  /// Whether an array of this kind may have so many numbers.
  static boolean fits(int count, ArrayKind kind, int invalid) {
    int width = BinMeter.width(invalid);
    return kind.channels() > 0
        ? count == (kind.channels() > 1 ? LEVELS * kind.channels() : 0)
        : count >= width && count % width == 0;
  }

  /// How many channels the sound of `row` has; 0 where it is none.
  public int channels(int row) {
    return table.isReadable(row) ? table.kindOf(table.kindNumber(row)).channels() : 0;
  }

  /// The greatest magnitude of a channel, as a part of full scale.
  public float peak(int row, int channel) {
    return level(row, channel, 0, columns.peak[row]);
  }

  /// The root of the mean square of a channel, as a part of full scale.
  public float rms(int row, int channel) {
    return level(row, channel, 1, columns.rms[row]);
  }

  /// The mean of a channel, as a part of full scale.
  public float dcOffset(int row, int channel) {
    return level(row, channel, 2, columns.dc[row]);
  }

  private float level(int row, int channel, int which, float only) {
    float[] parts = columns.parts[row];
    return parts.length == 0 ? only : parts[LEVELS * channel + which];
  }

  /// Of how many bins of features mean and deviation are known: 0 for sounds, and 1 where all are
  /// taken together, as there are none, or too many, or too many examples.
  public int bins(int row) {
    return channels(row) > 0 ? 0 : columns.parts[row].length / BinMeter.width(columns.invalid[row]);
  }

  /// Adds the values of a bin of features to `moments`.
  public void addTo(Moments moments, int row, int bin) {
    long values = table.shape(row).elements() / Math.max(1, bins(row));
    int width = BinMeter.width(columns.invalid[row]);
    BinMeter.add(moments, columns.parts[row], width, bin, values);
  }

  /// Mean and deviation of all values of features; empty for sounds.
  public Moments moments(int row) {
    Moments all = new Moments();
    int bins = bins(row);
    if (columns.invalid[row] > 0) {
      for (int bin = 0; bin < bins; bin++) {
        addTo(all, row, bin);
      }
    } else if (bins > 0) {
      addEqual(all, columns.parts[row], bins, table.shape(row).elements());
    }
    return all;
  }

  /// Bins that have as many values each.
  private static void addEqual(Moments into, float[] parts, int bins, long values) {
    double mean = 0;
    for (int bin = 0; bin < bins; bin++) {
      mean += parts[2 * bin];
    }
    mean /= bins;
    double squares = 0;
    for (int bin = 0; bin < bins; bin++) {
      double away = parts[2 * bin] - mean;
      double deviation = parts[2 * bin + 1];
      squares += deviation * deviation + away * away;
    }
    into.add(values, mean, Math.sqrt(squares / bins));
  }
}
