package org.wavecrate.generator;

/// The order of one epoch: a bijection between positions and examples. Immutable, thread-safe.
public interface EpochOrder {
  /// The number of positions, which is that of the examples.
  int size();

  /// The index of the example at `position`.
  int example(int position);

  /// Replaces positions by the examples there, all at once, which may be faster.
  default void toExamples(int[] positions) {
    for (int i = 0; i < positions.length; i++) {
      positions[i] = example(positions[i]);
    }
  }

  /// The position at which example `example` comes.
  int position(int example);
}
