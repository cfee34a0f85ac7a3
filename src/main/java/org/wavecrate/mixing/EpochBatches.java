package org.wavecrate.mixing;

import org.wavecrate.generator.Shard;

/// The division of an epoch's positions into batches, those of all workers. Any one worker's rank
/// does: it serves to say how many there are.
///
/// @param shard a worker
/// @param batchSize examples in a batch of one worker
record EpochBatches(Shard shard, int batchSize) {
  /// A number for the batch that has position `position` of the epoch; batches of different workers
  /// have different ones.
  int of(int position) {
    int world = shard.world();
    return position / world / batchSize * world + position % world;
  }

  /// The probability that two of `size` examples are in one batch.
  double together(int size) {
    if (size < 2) {
      return 0;
    }
    double pairs = 0;
    for (int rank = 0; rank < Math.min(shard.world(), size); rank++) {
      int mine = new Shard(rank, shard.world()).size(size);
      int full = mine / batchSize;
      int rest = mine % batchSize;
      pairs += full * (batchSize * (batchSize - 1.0)) + rest * (rest - 1.0);
    }
    return pairs / size / (size - 1.0);
  }
}
