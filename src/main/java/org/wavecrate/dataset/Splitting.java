package org.wavecrate.dataset;

/// Whether folders named as splits are taken for splits.
public enum Splitting {
  /// Unless they lie among other folders of the same kind, as classes do.
  AUTO,
  /// Always.
  FOLDERS,
  /// Never: all blocks are one split.
  NONE
}
