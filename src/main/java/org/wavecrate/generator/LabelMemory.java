package org.wavecrate.generator;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Labels that were made already. A label is a few bytes, but to open its file takes as long as to
/// open its example: so every label is read once. Thread-safe.
final class LabelMemory {
  /// A million int64 labels take half of it; splits with more to remember do without.
  private static final long MOST_BYTES = 1 << 24;

  private static final ValueLayout.OfLong EIGHT_BYTES = ValueLayout.JAVA_LONG_UNALIGNED;

  private final int labelBytes;
  private final MemorySegment labels;
  private final AtomicIntegerArray known;

  /// @param count how many labels there are
  /// @param labelBytes the size of one
  LabelMemory(int count, long labelBytes) {
    boolean fits = count * labelBytes <= MOST_BYTES;
    this.labelBytes = fits ? (int) labelBytes : 0;
    labels = MemorySegment.ofArray(new byte[count * this.labelBytes]);
    known = new AtomicIntegerArray(fits ? Math.ceilDiv(count, Integer.SIZE) : 0);
  }

  /// Writes label `index`, if it is known.
  ///
  /// @param at where it goes in `destination`
  boolean recall(int index, MemorySegment destination, long at) {
    int word = index / Integer.SIZE;
    if (word >= known.length() || (known.get(word) & 1 << index) == 0) {
      return false;
    }
    if (labelBytes == Long.BYTES) {
      // The usual size, which a copy of any size takes four times as long for.
      destination.set(EIGHT_BYTES, at, labels.get(EIGHT_BYTES, (long) index * Long.BYTES));
    } else {
      MemorySegment.copy(labels, (long) index * labelBytes, destination, at, labelBytes);
    }
    return true;
  }

  void remember(int index, MemorySegment label) {
    int word = index / Integer.SIZE;
    if (word < known.length()) {
      // Whoever reads the bit, after it was set, sees these bytes; two that write them write the
      // same.
      labels.asSlice((long) index * labelBytes, labelBytes).copyFrom(label);
      known.accumulateAndGet(word, 1 << index, (bits, bit) -> bits | bit);
    }
  }
}
