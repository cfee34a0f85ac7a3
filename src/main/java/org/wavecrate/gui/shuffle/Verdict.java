package org.wavecrate.gui.shuffle;

import org.wavecrate.mixing.MixingGrade;

/// The distance of a figure from that of a perfect shuffle, in three steps.
enum Verdict {
  GOOD,
  FAIR,
  POOR,
  /// There is nothing to judge.
  NONE;

  static Verdict of(MixingGrade grade) {
    return switch (grade) {
      case GOOD -> GOOD;
      case FAIR -> FAIR;
      case POOR -> POOR;
    };
  }
}
