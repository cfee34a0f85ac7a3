package org.wavecrate.feature;

/// How the triangles of a [MelBank] are scaled.
public enum MelNorm {
  /// To an area of 1 over Hz: height `2 / (upper - lower)`, so that white noise gives level bands.
  SLANEY,
  /// To a height of 1.
  NONE
}
