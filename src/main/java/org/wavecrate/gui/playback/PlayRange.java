package org.wavecrate.gui.playback;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.wavecrate.storage.Formatted;

/// The range of a sound to play, and how.
///
/// @param from the first sample
/// @param to the sample before which it ends
/// @param loop whether it begins again at `from`
/// @param speed 1 as recorded, down to 0.25
/// @param pitchKept whether slower sound keeps its pitch; else it drops as a tape's does
@RecordBuilder
public record PlayRange(int from, int to, boolean loop, double speed, boolean pitchKept)
    implements PlayRangeBuilder.With {
  public static final double LEAST_SPEED = 0.25;

  public PlayRange {
    if (from < 0 || from >= to) {
      throw new IllegalArgumentException(
          Formatted.of("samples %d to %d; allowed: from 0, and more than none", from, to));
    }
    if (!(speed >= LEAST_SPEED && speed <= 1)) {
      throw new IllegalArgumentException("speed " + speed + "; allowed: 0.25 to 1");
    }
  }

  /// All of a sound, once, as recorded.
  public static PlayRange whole(AudibleSound sound) {
    return new PlayRange(0, Math.max(1, sound.length()), false, 1, true);
  }

  public int length() {
    return to - from;
  }
}
