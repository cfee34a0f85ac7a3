package org.wavecrate.plot;

/// A stretch of time in samples (or frames, for features), which may begin and end between two of
/// them or outside the signal. Sample `i` occupies the time from `i` to `i + 1`.
///
/// @param from where it begins
/// @param to where it ends, above `from`
public record TimeRange(double from, double to) {
  public TimeRange {
    if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
      throw new IllegalArgumentException(
          "time range: got " + from + " to " + to + "; allowed: finite, from below to");
    }
  }

  public double length() {
    return to - from;
  }

  /// The time at `position`, where 0 is the beginning and 1 the end.
  public double at(double position) {
    return from + position * length();
  }

  /// Where `time` lies: 0 at the beginning, 1 at the end.
  public double position(double time) {
    return (time - from) / length();
  }

  /// The range a factor of `factor` longer (shorter below 1) in which `time` keeps its position.
  public TimeRange scaledAround(double time, double factor) {
    return new TimeRange(time - (time - from) * factor, time + (to - time) * factor);
  }

  public TimeRange shifted(double by) {
    return new TimeRange(from + by, to + by);
  }

  /// The nearest range of this length, or shorter, that lies within `bounds`.
  public TimeRange within(TimeRange bounds) {
    if (length() >= bounds.length()) {
      return bounds;
    }
    return shifted(Math.max(0, bounds.from - from) - Math.max(0, to - bounds.to));
  }

  /// Columns `first` to `end` (exclusive) of this range drawn `columns` wide, as a range of its
  /// own.
  public TimeRange columns(int first, int end, int columns) {
    return new TimeRange(at((double) first / columns), at((double) end / columns));
  }
}
