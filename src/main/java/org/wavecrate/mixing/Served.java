package org.wavecrate.mixing;

import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Shard;

/// One worker's share of an epoch: every `world`-th position of the order.
///
/// @param order of the whole epoch
/// @param shard which worker
public record Served(EpochOrder order, Shard shard) {
  /// How many examples the worker gets.
  public int size() {
    return shard.size(order.size());
  }

  /// The index of the example that the worker gets at its position `local`.
  public int example(int local) {
    return order.example(shard.position(local));
  }
}
