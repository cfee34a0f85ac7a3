package org.wavecrate.gui.shuffle;

import org.wavecrate.generator.Shard;

/// Which part of an order is looked at.
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
