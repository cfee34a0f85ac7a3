package org.wavecrate.mixing;

import org.wavecrate.generator.EpochOrder;
import org.wavecrate.generator.Permutation;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.RandomStream;

/// Runs of `chunk` stored examples in random order, each run as it is stored. For comparison: with
/// batches as runs it is what Keras does with a sequence of batches (`fit(shuffle=True)`), with
/// files as runs what batch files allow. A shorter last run stays last, so that runs of one batch
/// stay batches.
final class ChunksOrder implements EpochOrder {
  /// No purpose that the engine draws for: what is compared reaches no batch.
  private static final long KEY = 101;

  private final int size;
  private final int chunk;
  private final int end;
  private final Permutation chunks;

  ChunksOrder(int size, int chunk, long seed, long epoch) {
    this.size = size;
    this.chunk = chunk;
    int count = size / chunk;
    end = count * chunk;
    chunks = new Permutation(count, RandomStream.key(seed, epoch, KEY, chunk));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int example(int position) {
    check(position);
    return position < end ? (int) chunks.at(position / chunk) * chunk + position % chunk : position;
  }

  @Override
  public int position(int example) {
    check(example);
    return example < end
        ? (int) chunks.positionOf(example / chunk) * chunk + example % chunk
        : example;
  }

  private void check(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(
          Formatted.of("position %d; allowed: 0 to %d", index, size - 1));
    }
  }
}
