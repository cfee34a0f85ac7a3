package org.wavecrate.generator;

/// Some order of a split's examples, in every epoch: what training uses, or what it is compared
/// with. Thread-safe.
@FunctionalInterface
public interface Epochs {
  /// The order of epoch `epoch`, counted from 0.
  EpochOrder epoch(long epoch);
}
