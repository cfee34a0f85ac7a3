package org.wavecrate.crate;

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
