package org.wavecrate.survey;

import java.util.Arrays;

/// The facts that an earlier pass found, by the stamps of their files: where examples were added,
/// changed or renamed, the others are still known. Files that could not be read are left out,
/// since they may have been repaired.
final class KnownFacts {
  private static final int FREE = -1;

  private final FactColumns columns;
  private final int[] slots;

  KnownFacts(FactColumns columns) {
    this.columns = columns;
    slots = new int[Integer.highestOneBit(Math.max(columns.size(), 1)) * 4];
    Arrays.fill(slots, FREE);
    for (int row = 0; row < columns.size(); row++) {
      if (columns.kind[row] >= 0 && columns.label[row] != LabelTable.BAD) {
        slots[slot(columns.stamp[row])] = row;
      }
    }
  }

  FactColumns columns() {
    return columns;
  }

  int size() {
    return columns.size();
  }

  /// The row of this stamp, or -1.
  int find(long stamp) {
    return slots[slot(stamp)];
  }

  private int slot(long stamp) {
    int mask = slots.length - 1;
    int slot = (int) (stamp >>> 20) & mask;
    while (slots[slot] != FREE && columns.stamp[slots[slot]] != stamp) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
