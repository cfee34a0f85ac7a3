package org.wavecrate.mixing;

import org.wavecrate.generator.EpochOrder;
import org.wavecrate.transform.RandomStream;

/// Stored order read through a shuffle buffer, as `tf.data`'s `Dataset.shuffle(capacity)` does:
/// the next example is drawn uniformly from the buffer, and the next stored one takes its place.
/// For comparison; the one order that is simulated, in eight bytes an example while it is used.
final class BufferOrder implements EpochOrder {
  /// No purpose that the engine draws for: what is compared reaches no batch.
  private static final long KEY = 102;

  private final int[] examples;
  private final int[] positions;

  BufferOrder(int size, int capacity, long seed, long epoch) {
    examples = new int[size];
    positions = new int[size];
    RandomStream random = RandomStream.of(RandomStream.key(seed, epoch, KEY));
    int held = Math.min(capacity, size);
    int[] buffer = new int[held];
    for (int i = 0; i < held; i++) {
      buffer[i] = i;
    }
    int next = held;
    for (int position = 0; position < size; position++) {
      int slot = (int) random.below(held);
      int drawn = buffer[slot];
      examples[position] = drawn;
      positions[drawn] = position;
      buffer[slot] = next < size ? next++ : buffer[--held];
    }
  }

  @Override
  public int size() {
    return examples.length;
  }

  @Override
  public int example(int position) {
    return examples[position];
  }

  @Override
  public int position(int example) {
    return positions[example];
  }
}
