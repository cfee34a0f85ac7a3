package org.wavecrate.generator;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Split;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.RandomStream;

/// Blocks in random order, taken `window` at a time; the examples of the blocks in one window mixed
/// with one another. Holds a few numbers per block, since blocks may differ in size, and the order
/// of the window that was asked for last.
final class BlocksOrder implements EpochOrder {
  private final Split split;
  private final int window;
  private final long seed;
  private final long epoch;
  private final Permutation blocks;

  /// The blocks that hold examples. Others take no turn: a folder and its zip may differ in them.
  private final int[] filled;

  /// Which block comes n-th.
  private final int[] turns;

  /// The first position of the block that comes n-th, and the end of the last.
  private final int[] starts;

  private volatile @Nullable Window last;

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
    turns = new int[count];
    starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      turns[i] = filled[(int) blocks.at(i)];
      starts[i + 1] = starts[i] + split.blocks().get(turns[i]).size();
    }
  }

  @Override
  public int size() {
    return split.size();
  }

  @Override
  public int example(int position) {
    Window in = windowOf(turnAt(position));
    return in.example((int) in.order.at(position - in.start));
  }

  @Override
  public void toExamples(int[] positions) {
    for (int from = 0, to; from < positions.length; from = to) {
      Window in = windowOf(turnAt(positions[from]));
      to = from;
      while (to < positions.length && positions[to] >= in.start && positions[to] < in.end) {
        to++;
      }
      int[] mixed = new int[to - from];
      for (int i = from; i < to; i++) {
        mixed[i - from] = positions[i] - in.start;
      }
      in.order.at(mixed);
      for (int i = from; i < to; i++) {
        positions[i] = in.example(mixed[i - from]);
      }
    }
  }

  @Override
  public int position(int example) {
    int block = split.blockIndex(example);
    int turn = (int) blocks.positionOf(Arrays.binarySearch(filled, block));
    int mixed = starts[turn] + example - split.start(block);
    Window in = windowOf(turn);
    return in.start + (int) in.order.positionOf(mixed - in.start);
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
    Window known = last;
    if (known == null || known.number != number) {
      known = new Window(number);
      last = known;
    }
    return known;
  }

  /// Blocks that are mixed with one another, from position `start` to `end`.
  private final class Window {
    private final int number;
    private final int firstTurn;
    private final int endTurn;
    private final int start;
    private final int end;
    private final Permutation order;

    Window(int number) {
      this.number = number;
      firstTurn = number * window;
      endTurn = (int) Math.min((long) firstTurn + window, turns.length);
      start = starts[firstTurn];
      end = starts[endTurn];
      order =
          new Permutation(
              end - start, RandomStream.key(seed, epoch, Purpose.WINDOW_ORDER.number(), number));
    }

    /// The example that would come `n`-th if nothing were mixed.
    int example(int n) {
      int found = Arrays.binarySearch(starts, firstTurn, endTurn, start + n);
      int turn = found < 0 ? -found - 2 : found;
      return split.start(turns[turn]) + start + n - starts[turn];
    }
  }
}
