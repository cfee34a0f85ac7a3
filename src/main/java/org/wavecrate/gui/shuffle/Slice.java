package org.wavecrate.gui.shuffle;

import org.wavecrate.generator.Shard;

/// The part of an order that is shown.
///
/// @param epoch from 0
/// @param shard the worker whose examples are shown
/// @param batchSize examples in a batch
/// @param firstBatch the first of the batches that are enlarged
record Slice(long epoch, Shard shard, int batchSize, int firstBatch) {
  Slice ofEpoch(long other) {
    return new Slice(other, shard, batchSize, firstBatch);
  }
}
