package org.wavecrate.generator;

import java.util.Optional;

/// Dtypes and shapes of a batch.
///
/// @param features the examples along the first axis, float32
/// @param labels the labels along the first axis; none for a split without labels
/// @since 0.1.0
public record BatchSpec(ArraySpec features, Optional<ArraySpec> labels) {
  /// The size of the labels in bytes; 0 without labels.
  public long labelBytes() {
    return labels.map(ArraySpec::bytes).orElse(0L);
  }
}
