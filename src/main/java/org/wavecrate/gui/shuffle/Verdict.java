package org.wavecrate.gui.shuffle;

/// How close a figure is to what a perfect shuffle gives.
enum Verdict {
  GOOD,
  FAIR,
  POOR,
  /// There is nothing to judge.
  NONE
}
