package org.wavecrate.crate;

import java.util.Map;

/// Adds up how large a crate of stored entries will be, to the byte.
final class CrateSize {
  private long position;
  private long directoryBytes;
  private long entries;

  /// Adds an entry at the end.
  ///
  /// @param phase where within 64 bytes its data must begin; -1 if anywhere
  void add(int nameBytes, long bytes, int phase) {
    int extra = ZipFormat.extraBytes(position, nameBytes, bytes, phase);
    directoryBytes += ZipFormat.centralBytes(nameBytes, bytes, bytes, position);
    position += ZipFormat.localBytes(nameBytes, extra) + bytes;
    entries++;
  }

  /// Adds the examples and labels of a block.
  void add(Inventory inventory, Inventory.Folder folder) {
    for (int entry = 2 * folder.first(); entry < 2 * folder.end(); entry++) {
      if (inventory.has(entry)) {
        int name = inventory.name(folder, entry).length();
        add(name, inventory.bytes(entry), inventory.phase(entry));
      }
    }
  }

  /// Adds small files by name.
  void add(Map<String, byte[]> texts) {
    texts.forEach((name, text) -> add(name.length(), text.length, -1));
  }

  /// Where the next entry would begin.
  long position() {
    return position;
  }

  long entries() {
    return entries;
  }

  /// The size of the whole file.
  long bytes() {
    return position + directoryBytes + ZipFormat.endBytes(entries, position, directoryBytes);
  }

  CrateSize copy() {
    CrateSize copy = new CrateSize();
    copy.position = position;
    copy.directoryBytes = directoryBytes;
    copy.entries = entries;
    return copy;
  }
}
