package org.wavecrate.dataset;

/// How many examples an array holds.
public enum Holds {
  /// One.
  EXAMPLE,
  /// As many as its first axis is long, as `numpy.stack` makes it.
  EXAMPLES
}
