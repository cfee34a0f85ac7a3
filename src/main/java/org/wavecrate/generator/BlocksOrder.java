package org.wavecrate.generator;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.RandomStream;

/// Blocks in random order, taken `window` at a time; the examples of the blocks in one window mixed
/// with one another. Holds a few numbers per block, since blocks may differ in size.
final class BlocksOrder implements EpochOrder {
  private final Split split;
  private final int window;
  private final long seed;
  private final long epoch;
  private final Permutation blocks;

  /// The blocks that hold examples. Others take no turn: a folder and its zip may differ in them.
  private final int[] filled;

  /// The first position of the block that comes n-th, and the end of the last.
  private final int[] starts;

  BlocksOrder(Split split, int window, long seed, long epoch) {
    this.split = split;
    this.window = window;
    this.seed = seed;
    this.epoch = epoch;
    filled =
        IntStream.range(0, split.blocks().size())
            .filter(block -> split.blocks().get(block).size() > 0)
            .toArray();
    int count = filled.length;
    blocks = new Permutation(count, RandomStream.key(seed, epoch, Purpose.BLOCK_ORDER.number()));
    starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      starts[i + 1] = starts[i] + split.blocks().get(block(i)).size();
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
    return split.start(block(turn)) + mixed - starts[turn];
  }

  private int block(int turn) {
    return filled[(int) blocks.at(turn)];
  }

  @Override
  public int position(int example) {
    int block = split.blockIndex(example);
    int turn = (int) blocks.positionOf(Arrays.binarySearch(filled, block));
    int mixed = starts[turn] + example - split.start(block);
    Window in = windowOf(turn);
    return in.start + (int) in.order().positionOf(mixed - in.start);
  }

  /// Which block, counted in shuffled order, holds the examples around `position`.
  private int turnAt(int position) {
    if (position < 0 || position >= size()) {
      throw new IndexOutOfBoundsException(
          Formatted.of("position %d; allowed: 0 to %d", position, size() - 1));
    }
    int found = Arrays.binarySearch(starts, position);
    return found < 0 ? -found - 2 : found;
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
