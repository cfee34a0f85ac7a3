package org.wavecrate.crate;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// CRC-32, as zips have it, and CRC-32C (Castagnoli) of the same bytes: 64 bits together. They show
/// what a disk or memory does to bytes at a fraction of the cost of SHA-256; against forgery there
/// is the SHA-256 of the whole crate.
final class Checksums {
  private final CRC32 zip = new CRC32();
  private final CRC32C other = new CRC32C();

  void update(byte[] bytes, int from, int length) {
    zip.update(bytes, from, length);
    other.update(bytes, from, length);
  }

  /// The one that the zip has.
  int zip() {
    return (int) zip.getValue();
  }

  /// Both.
  long both() {
    return other.getValue() << Integer.SIZE | zip.getValue();
  }
}
