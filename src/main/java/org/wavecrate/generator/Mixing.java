package org.wavecrate.generator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.wavecrate.dataset.Split;

/// How well an epoch's order mixes a split, in figures beside which stand those
/// that a perfect shuffle would reach.
///
/// @param blocksPerBatch distinct blocks in a batch, on average
/// @param blocksPerBatchByChance the same for a perfect shuffle
/// @param distanceMoved how far examples come from their stored place, on average, as a fraction of
///     the split
/// @param distanceMovedByChance the same for a perfect shuffle: one third
/// @param sharedWithNextEpoch how many examples a batch shares with the batch most like it in the
///     next epoch, on average
public record Mixing(
    double blocksPerBatch,
    double blocksPerBatchByChance,
    double distanceMoved,
    double distanceMovedByChance,
    double sharedWithNextEpoch) {
  /// Measures one epoch against the stored order and the epoch after it.
  public static Mixing of(Split split, Order order, int batchSize, long epoch) {
    EpochOrder now = order.epoch(epoch);
    EpochOrder next = order.epoch(epoch + 1);
    int size = split.size();
    int batches = (size + batchSize - 1) / batchSize;
    long blocks = 0;
    long moved = 0;
    long shared = 0;
    for (int start = 0; start < size; start += batchSize) {
      Set<Integer> distinct = new HashSet<>();
      Map<Integer, Integer> meetAgain = new HashMap<>();
      int most = 0;
      for (int i = start; i < Math.min(size, start + batchSize); i++) {
        int example = now.example(i);
        distinct.add(split.blockIndex(example));
        moved += Math.abs((long) example - i);
        most = Math.max(most, meetAgain.merge(next.position(example) / batchSize, 1, Integer::sum));
      }
      blocks += distinct.size();
      shared += most;
    }
    int divisor = Math.max(1, batches);
    return new Mixing(
        (double) blocks / divisor,
        blocksByChance(split, batchSize),
        size == 0 ? 0 : (double) moved / size / size,
        size == 0 ? 0 : (size - 1.0 / size) / 3 / size,
        (double) shared / divisor);
  }

  private static double blocksByChance(Split split, int batchSize) {
    int size = split.size();
    int full = size / batchSize;
    int rest = size % batchSize;
    double sum = full * distinctBlocks(split, batchSize);
    if (rest > 0) {
      sum += distinctBlocks(split, rest);
    }
    return sum / Math.max(1, full + (rest > 0 ? 1 : 0));
  }

  /// Expected number of distinct blocks among `drawn` examples drawn without replacement.
  private static double distinctBlocks(Split split, int drawn) {
    int size = split.size();
    double expected = 0;
    for (var block : split.blocks()) {
      double missed = 1;
      for (int i = 0; i < drawn && missed > 0; i++) {
        missed *= Math.max(0, size - block.size() - i) / (double) (size - i);
      }
      expected += 1 - missed;
    }
    return expected;
  }
}
