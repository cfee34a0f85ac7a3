package org.wavecrate.survey;

import org.wavecrate.audio.AmplitudeScale;

/// Counts the samples below -80 dBFS at the beginning and the end of a sound, in all channels at
/// once.
final class SilentEnds {
  private static final double SILENT = 1e-4;

  private final float least;

  SilentEnds(AmplitudeScale scale) {
    least = (float) (SILENT * scale.fullScale());
  }

  /// Adds a piece of the channels `from` to `to`, which lie one after another in `data`.
  ///
  /// @param each how many samples of each channel there are
  /// @param frame the time of the first
  /// @param length how many samples the sound has
  void add(float[] data, int from, int to, int each, long frame, long length, Measured into) {
    long leading = Long.MAX_VALUE;
    long trailing = Long.MAX_VALUE;
    for (int c = from; c < to; c++) {
      int start = (c - from) * each;
      int i = start;
      while (i < start + each && Math.abs(data[i]) <= least) {
        i++;
      }
      int j = start + each;
      while (j > i && Math.abs(data[j - 1]) <= least) {
        j--;
      }
      leading = Math.min(leading, i - start);
      trailing = Math.min(trailing, start + each - j);
    }
    if (frame == 0) {
      into.leading = from == 0 ? leading : Math.min(into.leading, leading);
    } else if (into.leading == frame) {
      into.leading += leading;
    }
    // Pieces of a long array come one after another.
    into.trailing = trailing == each && frame > 0 ? into.trailing + each : trailing;
    into.trailing = Math.min(into.trailing, length);
  }
}
