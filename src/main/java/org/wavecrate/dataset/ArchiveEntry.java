package org.wavecrate.dataset;

import java.io.IOException;
import org.wavecrate.npy.ByteSource;

/// One entry of an [Archive]. What it says of itself is to be proved by reading it.
public final class ArchiveEntry {
  private final ZipRecord record;

  ArchiveEntry(ZipRecord record) {
    this.record = record;
  }

  /// The name, with `/` between folders.
  public String name() {
    return record.name();
  }

  /// The name for a message: one line, no control characters, not endless.
  public String shownName() {
    return record.shownName();
  }

  /// Whether its data lies in the zip as it is.
  public boolean isStored() {
    return record.isStored();
  }

  /// The size of its data in bytes, unpacked.
  public long bytes() {
    return record.bytes();
  }

  /// The size of its data in the zip.
  public long packedBytes() {
    return record.packedBytes();
  }

  /// The CRC-32 that the directory declares.
  public long checksum() {
    return record.checksum();
  }

  /// Where it begins in the file.
  public long begin() {
    return record.offset();
  }

  /// Where its data begins in the file.
  ///
  /// @throws DatasetException if its local header is damaged or disagrees with the directory
  public long dataOffset() throws DatasetException {
    return record.dataOffset();
  }

  /// Where it ends in the file.
  ///
  /// @throws DatasetException as [#dataOffset], or if what follows its data disagrees
  public long end() throws DatasetException {
    return record.end();
  }

  /// Opens its data, which is inflated on the way if need be.
  ///
  /// @throws DatasetException if it can't be read, without naming the entry
  public ByteSource open() throws IOException {
    return record.open();
  }
}
