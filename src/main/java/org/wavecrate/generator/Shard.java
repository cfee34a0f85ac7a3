package org.wavecrate.generator;

import org.wavecrate.storage.Formatted;

/// One worker's share of an epoch in distributed training: every `world`-th position from `rank`
/// on. Over all ranks each position is served exactly once.
///
/// @param rank which worker, from 0
/// @param world how many workers
/// @since 0.1.0
public record Shard(int rank, int world) {
  public static final Shard WHOLE = new Shard(0, 1);

  public Shard {
    if (world < 1 || rank < 0 || rank >= world) {
      throw new IllegalArgumentException(
          Formatted.of("rank %d of %d; allowed: rank 0 to world - 1", rank, world));
    }
  }

  /// How many of `size` positions this worker has.
  public int size(int size) {
    return Math.max(0, (int) (((long) size - rank + world - 1) / world));
  }

  /// The position in the epoch of this worker's position `local`.
  public int position(int local) {
    return Math.toIntExact((long) local * world + rank);
  }
}
