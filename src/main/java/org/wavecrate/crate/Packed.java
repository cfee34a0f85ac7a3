package org.wavecrate.crate;

import java.util.ArrayList;
import java.util.List;

/// A stretch of a crate, ready to be written: some entries, headers and data.
final class Packed {
  /// @param name its name
  /// @param entry what the zip says of it
  /// @param begin where it begins within the stretch
  /// @param checksums both of its data, before packing; see [Checksums#both]
  record Item(byte[] name, ZipEntry entry, int begin, long checksums) {}

  private final byte[] bytes;
  private final List<Item> items = new ArrayList<>();
  private int length;

  /// @param bytes memory to pack into
  Packed(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  List<Item> items() {
    return items;
  }

  /// Adds an entry whose bytes were laid at the end already.
  void add(Item item, int end) {
    items.add(item);
    length = end;
  }
}
