package org.wavecrate.gui.augment;

/// The content of the screen's middle.
enum StageView {
  /// One example before and after.
  EXAMPLE,
  BATCH,
  /// The draws of an epoch, and many draws of one example.
  DRAWS,
  /// One draw by two recipes.
  VERSUS
}
