package org.wavecrate.gui.shuffle;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.wavecrate.generator.Shard;

/// The model of the part of an order that the user looks at.
final class SliceModel {
  /// More workers than anybody has.
  static final int MOST_WORKERS = 4096;

  private final IntegerProperty epoch = new SimpleIntegerProperty();
  private final IntegerProperty firstBatch = new SimpleIntegerProperty();
  private final ReadOnlyIntegerWrapper rank = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper world = new ReadOnlyIntegerWrapper(1);

  /// Calls `changed` whenever another part is looked at.
  void subscribe(Runnable changed) {
    epoch.subscribe(changed);
    firstBatch.subscribe(changed);
    rank.subscribe(changed);
    world.subscribe(changed);
  }

  Slice slice(int batchSize) {
    return new Slice(epoch.get(), shard(), batchSize, firstBatch.get());
  }

  Shard shard() {
    return new Shard(Math.min(rank.get(), world.get() - 1), world.get());
  }

  /// Looks at what one of so many workers gets.
  void setWorld(int workers) {
    if (rank.get() >= workers) {
      rank.set(workers - 1);
    }
    world.set(workers);
  }

  /// Looks at another worker, one there is.
  void setRank(int worker) {
    rank.set(Math.clamp(worker, 0, world.get() - 1));
  }

  /// Which epoch is looked at, from 0 on.
  IntegerProperty epoch() {
    return epoch;
  }

  /// The first of the batches that are enlarged.
  IntegerProperty firstBatch() {
    return firstBatch;
  }

  ReadOnlyIntegerProperty rank() {
    return rank.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty world() {
    return world.getReadOnlyProperty();
  }
}
