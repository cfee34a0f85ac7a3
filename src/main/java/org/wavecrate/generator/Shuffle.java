package org.wavecrate.generator;

/// Shuffling of the training split, different in every epoch.
///
/// @param mode what is mixed
/// @param window in mode `blocks`, how many blocks are mixed with one another at a time
/// @since 0.1.0
public record Shuffle(Mode mode, int window) {
  /// The scope of shuffling.
  public enum Mode {
    /// Nothing: stored order.
    NONE,
    /// All examples of the split.
    FULL,
    /// The order of the blocks, and the examples within a window of blocks: for data that is
    /// larger than memory on disks that are slow to seek.
    BLOCKS
  }

  public static final int DEFAULT_WINDOW = 4;
  public static final Shuffle FULL = new Shuffle(Mode.FULL, DEFAULT_WINDOW);
  public static final Shuffle NONE = new Shuffle(Mode.NONE, DEFAULT_WINDOW);

  public Shuffle {
    if (window < 1) {
      throw new IllegalArgumentException("window " + window + "; allowed: 1 or more");
    }
  }
}
