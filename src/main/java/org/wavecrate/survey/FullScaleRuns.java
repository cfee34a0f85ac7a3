package org.wavecrate.survey;

import org.wavecrate.audio.AmplitudeScale;

/// Finds samples and runs at full scale, and flat tops at the sound's own extremes.
///
/// @param scale the full scale of the arrays
record FullScaleRuns(AmplitudeScale scale) {
  /// Samples in a run that counts.
  private static final int LEAST = 3;

  /// Adds a piece of one channel, `data[from]` to `data[to]`.
  ///
  /// @param frame the time of `data[from]`
  /// @param levels the levels of the channel, this piece included
  void add(float[] data, int from, int to, long frame, LevelMeter levels, Measured into) {
    if (levels.high >= scale.high() || levels.low <= scale.low()) {
      for (int i = from; i < to; i++) {
        into.clipped += data[i] >= scale.high() || data[i] <= scale.low() ? 1 : 0;
      }
    }
    if (!(levels.high > levels.low)) {
      return;
    }
    // What never changes its sign has its rest at one of its extremes.
    float high = levels.high > 0 ? Math.min(scale.high(), levels.high) : Float.POSITIVE_INFINITY;
    float low = levels.low < 0 ? Math.max(scale.low(), levels.low) : Float.NEGATIVE_INFINITY;
    // A run that counts covers one of every so many samples.
    for (int i = from + LEAST - 1; i < to; i += LEAST) {
      if (data[i] < high && data[i] > low) {
        continue;
      }
      int first = i;
      while (first > from && (data[first - 1] >= high || data[first - 1] <= low)) {
        first--;
      }
      int end = i + 1;
      while (end < to && (data[end] >= high || data[end] <= low)) {
        end++;
      }
      if (end - first >= LEAST) {
        into.clips.add(frame + first - from, frame + end - from);
        into.runs = Math.min(into.runs, Integer.MAX_VALUE - 1) + 1;
        into.longestRun = Math.max(into.longestRun, end - first);
      }
      // What comes next is not at the extremes.
      i = end;
    }
  }
}
