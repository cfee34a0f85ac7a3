package org.wavecrate.crate;

import java.util.Iterator;
import java.util.NoSuchElementException;

/// Some entries of a part that are packed, or read again, in one go.
///
/// @param first the first entry, as the inventory counts them, which is there
/// @param end one past the last
/// @param index the position of the first among those that are there
/// @param position where it begins in a crate of stored entries
/// @param room the most bytes that it takes, headers included
/// @param bytes the size of its data
record EntryRun(int first, int end, int index, long position, long room, long bytes) {
  /// Entries beyond this are never held in memory as a whole.
  static final long MOST_BYTES = 4 << 20;

  private static final int MOST_ENTRIES = 4096;
  private static final int HEADER_ROOM = 30 + 2 * ZipFormat.ALIGNMENT + 32;

  /// Whether it is a single entry that is too large to be held in memory.
  boolean isLarge() {
    return bytes > MOST_BYTES;
  }

  /// All of a part, in order.
  static Iterable<EntryRun> of(Part part, boolean aligned) {
    return () -> new Walk(part, aligned);
  }

  private static final class Walk implements Iterator<EntryRun> {
    private final Part part;
    private final boolean aligned;
    private final CrateSize size = new CrateSize();
    private int entry;
    private int index;

    Walk(Part part, boolean aligned) {
      this.part = part;
      this.aligned = aligned;
      entry = part.firstEntry();
    }

    @Override
    public boolean hasNext() {
      return entry < part.endEntry();
    }

    @Override
    public EntryRun next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Inventory inventory = part.inventory();
      int first = entry;
      int firstIndex = index;
      long position = size.position();
      long room = 0;
      long bytes = 0;
      while (entry < part.endEntry()) {
        if (inventory.has(entry)) {
          long data = inventory.bytes(entry);
          boolean full = bytes + data > MOST_BYTES || index - firstIndex == MOST_ENTRIES;
          if (full && index > firstIndex) {
            break;
          }
          int name = part.name(entry).length;
          size.add(name, data, aligned ? inventory.phase(entry) : -1);
          bytes += data;
          room += data + name + HEADER_ROOM;
          index++;
        }
        entry++;
      }
      return new EntryRun(first, entry, firstIndex, position, room, bytes);
    }
  }
}
