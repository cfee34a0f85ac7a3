package org.wavecrate.generator;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Where a batch is written; the caller owns it. Segments of a confined arena do only where the
/// generator runs on one thread.
///
/// @param features as many bytes as [BatchSpec#features] says
/// @param labels as many bytes as [BatchSpec#labels] says; empty for a split without labels
public record BatchMemory(MemorySegment features, MemorySegment labels) {
  private static final int ALIGNMENT = 64;

  /// Memory for one batch, freed with the arena.
  public static BatchMemory allocate(BatchSpec spec, Arena arena) {
    long labelBytes = spec.labels().map(ArraySpec::bytes).orElse(0L);
    return new BatchMemory(
        arena.allocate(spec.features().bytes(), ALIGNMENT), arena.allocate(labelBytes, ALIGNMENT));
  }
}
