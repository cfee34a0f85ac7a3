package org.wavecrate.generator;

import org.wavecrate.transform.RandomStream;

/// All examples of a split mixed with one another.
final class FullOrder implements EpochOrder {
  private final Permutation permutation;

  FullOrder(int size, long seed, long epoch) {
    permutation =
        new Permutation(size, RandomStream.key(seed, epoch, Purpose.EXAMPLE_ORDER.number()));
  }

  @Override
  public int size() {
    return (int) permutation.size();
  }

  @Override
  public int example(int position) {
    return (int) permutation.at(position);
  }

  @Override
  public void toExamples(int[] positions) {
    permutation.at(positions);
  }

  @Override
  public int position(int example) {
    return (int) permutation.positionOf(example);
  }
}
