package org.wavecrate.survey;

/// Levels, ends and spectra of sounds, over all channels of each.
public final class LevelTable {
  private final FactColumns columns;

  LevelTable(FactColumns columns) {
    this.columns = columns;
  }

  /// The greatest magnitude as a part of full scale; NaN unless it is a sound.
  public float peak(int row) {
    return columns.peak[row];
  }

  /// The root of the mean square as a part of full scale.
  public float rms(int row) {
    return columns.rms[row];
  }

  /// The greatest magnitude in dBFS; see [Facts].
  public float peakDb(int row) {
    return (float) (20 * Math.log10(columns.peak[row]));
  }

  /// The root of the mean square in dBFS; see [Facts].
  public float rmsDb(int row) {
    return (float) (20 * Math.log10(columns.rms[row]));
  }

  /// How many samples lie at or beyond full scale.
  public int clipped(int row) {
    return columns.clipped[row];
  }

  /// Runs at full scale.
  public ClippedRuns clippedRuns(int row) {
    long[] spans = columns.clipSpans.getOrDefault(row, new long[0]);
    return new ClippedRuns(columns.runs[row], columns.longestRun[row], spans);
  }

  /// The mean of the channel where it is greatest, as a part of full scale.
  public float dcOffset(int row) {
    return columns.dc[row];
  }

  /// The spectral centroid in cycles per sample.
  public float centroid(int row) {
    return columns.centroid[row];
  }

  /// Where the spectrum ends as if cut, as a part of half the rate; 1 if nowhere.
  public float edge(int row) {
    return columns.edge[row];
  }

  /// How many samples at the beginning are below -80 dBFS.
  public int leading(int row) {
    return columns.leading[row];
  }

  /// How many samples at the end are below -80 dBFS.
  public int trailing(int row) {
    return columns.trailing[row];
  }
}
