package org.wavecrate.dataset;

/// The number of examples in an array: one or many.
///
/// @since 0.1.0
public enum Holds {
  /// One.
  EXAMPLE,
  /// As many as its first axis is long, as `numpy.stack` makes it.
  EXAMPLES
}
