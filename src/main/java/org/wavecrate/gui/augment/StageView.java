package org.wavecrate.gui.augment;

/// What the middle of the screen shows.
enum StageView {
  /// One example before and after.
  EXAMPLE,
  BATCH,
  /// What is drawn over an epoch, and many draws of one example.
  DRAWS,
  /// One draw by two recipes.
  VERSUS
}
