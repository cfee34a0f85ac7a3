package org.wavecrate.gui.shuffle;

import org.wavecrate.mixing.MixingGrade;

/// How close a figure is to what a perfect shuffle gives.
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
