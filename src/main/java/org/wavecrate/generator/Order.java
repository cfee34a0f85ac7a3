package org.wavecrate.generator;

import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

/// The order of a split's examples in every epoch, by arithmetic: nothing is stored per example.
public final class Order implements Epochs {
  private final Split split;
  private final Shuffle shuffle;
  private final long seed;

  /// Shuffles the training split alone; other splits keep their natural order.
  public Order(Split split, Shuffle shuffle, long seed) {
    this.split = split;
    this.shuffle = split.name() == SplitName.TRAIN ? shuffle : Shuffle.NONE;
    this.seed = seed;
  }

  /// The shuffling in force, which is none for all but the training split.
  public Shuffle shuffle() {
    return shuffle;
  }

  @Override
  public EpochOrder epoch(long epoch) {
    return switch (shuffle.mode()) {
      case NONE -> new StoredOrder(split.size());
      case FULL -> new FullOrder(split.size(), seed, epoch);
      case BLOCKS -> new BlocksOrder(split, shuffle.window(), seed, epoch);
    };
  }
}
