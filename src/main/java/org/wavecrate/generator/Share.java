package org.wavecrate.generator;

import java.util.Locale;
import java.util.Optional;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// One worker's share of every epoch, in batches: its shard of what is left once some examples
/// were served to all workers together.
///
/// @param size how many examples the split has
/// @param served how many of them were served before
/// @param shard which worker
/// @param batchSize examples in a batch
/// @param remainder what becomes of a last batch that is smaller
record Share(int size, int served, Shard shard, int batchSize, Recipe.Remainder remainder) {
  Share {
    if (served < 0 || served > size) {
      throw new IllegalArgumentException(
          Formatted.of("%s served; allowed: 0 to %d", Plural.of(served, "example"), size));
    }
  }

  /// The same worker's share once so many examples were served.
  Share after(int otherServed) {
    return new Share(size, otherServed, shard, batchSize, remainder);
  }

  private int mine() {
    return shard.size(size - served);
  }

  int batches() {
    int mine = mine();
    return remainder == Recipe.Remainder.DROP
        ? mine / batchSize
        : (int) (((long) mine + batchSize - 1) / batchSize);
  }

  /// Why there is no batch, in a sentence; empty if there is one.
  Optional<String> refusal() {
    int examples = size - served;
    return batches() > 0
        ? Optional.empty()
        : Optional.of(
            Formatted.of(
                "%s for %s %s none for a batch of %d, remainder %s",
                Plural.of(examples, "example"),
                Plural.of(shard.world(), "worker"),
                Plural.either(examples, "leaves", "leave"),
                batchSize,
                remainder.name().toLowerCase(Locale.ROOT)));
  }

  /// The number of examples in batch `index`: the batch size, or what is left for the last.
  int batchSize(int index) {
    if (index < 0 || index >= batches()) {
      throw new IndexOutOfBoundsException(
          Formatted.of("batch %d; allowed: 0 to %d", index, batches() - 1));
    }
    return (int) Math.min(batchSize, mine() - (long) index * batchSize);
  }

  /// How many examples all batches have.
  int total() {
    int whole = batches() - 1;
    return whole < 0 ? 0 : whole * batchSize + batchSize(whole);
  }

  /// How many examples all workers together were served, when this one was served so many batches,
  /// and all others too.
  int servedAfter(int batches) {
    long more = (long) batches * batchSize * shard.world();
    return (int) Math.min(size, served + more);
  }

  /// Where the examples of batch `index` stand in the order of the epoch.
  int[] positions(int index) {
    int[] positions = new int[batchSize(index)];
    int first = index * batchSize;
    for (int i = 0; i < positions.length; i++) {
      positions[i] = served + shard.position(first + i);
    }
    return positions;
  }
}
