package org.wavecrate.check;

import java.util.Arrays;

/// What an earlier reading knows, found by the stamp of the files it is about. What had a problem
/// is left out: what was wrong may be right.
final class Earlier {
  private static final int FREE = -1;

  private final CheckTable table;
  private final int[] slots;

  Earlier(CheckTable table) {
    this.table = table;
    slots = new int[Integer.highestOneBit(Math.max(table.size(), 1)) * 4];
    Arrays.fill(slots, FREE);
    for (int row = 0; row < table.size(); row++) {
      if (table.isWhole(row)) {
        slots[slot(table.stamp(row))] = row;
      }
    }
  }

  CheckTable table() {
    return table;
  }

  /// The row of this stamp, or -1.
  int find(long stamp) {
    return slots[slot(stamp)];
  }

  private int slot(long stamp) {
    int mask = slots.length - 1;
    int slot = (int) (stamp >>> 20) & mask;
    while (slots[slot] != FREE && table.stamp(slots[slot]) != stamp) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
