package org.wavecrate.generator;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Memory for a batch, owned by the caller. Segments of a confined arena work only where the
/// generator runs on one thread.
///
/// @param features as many bytes as [BatchSpec#features] says
/// @param labels as many bytes as [BatchSpec#labels] says; empty for a split without labels
/// @since 0.1.0
public record BatchMemory(MemorySegment features, MemorySegment labels) {
  private static final int ALIGNMENT = 64;

  /// Memory for one batch, freed with the arena.
  public static BatchMemory allocate(BatchSpec spec, Arena arena) {
    return new BatchMemory(
        arena.allocate(spec.features().bytes(), ALIGNMENT),
        arena.allocate(spec.labelBytes(), ALIGNMENT));
  }

  /// The beginning of this memory, as large as a smaller batch needs.
  public BatchMemory slice(BatchSpec spec) {
    return new BatchMemory(
        features.asSlice(0, spec.features().bytes()), labels.asSlice(0, spec.labelBytes()));
  }
}
