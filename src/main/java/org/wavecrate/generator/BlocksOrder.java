package org.wavecrate.generator;

import java.util.Arrays;
import org.wavecrate.dataset.Split;
import org.wavecrate.transform.RandomStream;

/// Blocks in random order, taken `window` at a time; the examples of the blocks in one window mixed
/// with one another. Holds a few numbers per block, since blocks may differ in size.
final class BlocksOrder implements EpochOrder {
  private final Split split;
  private final int window;
  private final long seed;
  private final long epoch;
  private final Permutation blocks;

  /// The first position of the block that comes n-th, and the end of the last.
  private final int[] starts;

  BlocksOrder(Split split, int window, long seed, long epoch) {
    this.split = split;
    this.window = window;
    this.seed = seed;
    this.epoch = epoch;
    int count = split.blocks().size();
    blocks = new Permutation(count, RandomStream.key(seed, epoch, Purpose.BLOCK_ORDER.number()));
    starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      starts[i + 1] = starts[i] + split.blocks().get((int) blocks.at(i)).size();
    }
  }

  @Override
  public int size() {
    return split.size();
  }

  @Override
  public int example(int position) {
    Window in = windowOf(turnAt(position));
    int mixed = in.start + (int) in.order().at(position - in.start);
    int turn = turnAt(mixed);
    return split.start((int) blocks.at(turn)) + mixed - starts[turn];
  }

  @Override
  public int position(int example) {
    int block = split.blockIndex(example);
    int turn = (int) blocks.positionOf(block);
    int mixed = starts[turn] + example - split.start(block);
    Window in = windowOf(turn);
    return in.start + (int) in.order().positionOf(mixed - in.start);
  }

  /// Which block, counted in shuffled order, holds the examples around `position`.
  private int turnAt(int position) {
    if (position < 0 || position >= size()) {
      throw new IndexOutOfBoundsException(
          "position %d; allowed: 0 to %d".formatted(position, size() - 1));
    }
    int found = Arrays.binarySearch(starts, position);
    if (found < 0) {
      return -found - 2;
    }
    // Empty blocks start where the next one does.
    while (starts[found + 1] == position) {
      found++;
    }
    return found;
  }

  private Window windowOf(int turn) {
    int number = turn / window;
    int first = number * window;
    int start = starts[first];
    int end = starts[(int) Math.min((long) first + window, starts.length - 1)];
    return new Window(number, start, end);
  }

  private final class Window {
    private final int number;
    private final int start;
    private final int end;

    Window(int number, int start, int end) {
      this.number = number;
      this.start = start;
      this.end = end;
    }

    Permutation order() {
      return new Permutation(
          end - start, RandomStream.key(seed, epoch, Purpose.WINDOW_ORDER.number(), number));
    }
  }
}
