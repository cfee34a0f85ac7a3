package org.wavecrate.feature;

/// The scaling of the triangles of a [MelBank].
///
/// @since 0.1.0
public enum MelNorm {
  /// To an area of 1 over Hz: height `2 / (upper - lower)`, so that white noise gives level bands.
  SLANEY,
  /// To a height of 1.
  NONE
}
