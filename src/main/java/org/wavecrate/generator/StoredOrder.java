package org.wavecrate.generator;

import java.util.Objects;

/// Examples as they are stored.
///
/// @param size how many
record StoredOrder(int size) implements EpochOrder {
  @Override
  public int example(int position) {
    return Objects.checkIndex(position, size);
  }

  @Override
  public int position(int example) {
    return Objects.checkIndex(example, size);
  }
}
