package org.wavecrate.intake;

import java.util.OptionalLong;

/// Cutting of recordings into examples, in frames at the rate of the examples.
///
/// @param length of a window; none: the recording is one example as it is
/// @param hop from the start of a window to that of the next
/// @param pad whether the rest behind the last window becomes one too, filled up with silence
public record Windows(OptionalLong length, long hop, boolean pad) {
  static final Windows WHOLE = new Windows(OptionalLong.empty(), 0, false);

  /// How many examples come of a recording.
  public long count(long frames) {
    if (length.isEmpty() || frames == 0) {
      return Math.min(1, frames);
    }
    long rest = frames - length.getAsLong();
    if (rest < 0) {
      return pad ? 1 : 0;
    }
    long full = 1 + rest / hop;
    // What the last window holds too is no rest.
    long overlap = Math.max(0, length.getAsLong() - hop);
    return pad && frames - full * hop > overlap ? full + 1 : full;
  }

  /// Where an example begins.
  public long start(long index) {
    return index * hop;
  }

  /// Where an example ends within the recording.
  public long end(long index, long frames) {
    return length.isEmpty() ? frames : Math.min(frames, start(index) + length.getAsLong());
  }
}
