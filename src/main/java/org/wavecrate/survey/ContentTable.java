package org.wavecrate.survey;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The hashes of every example's content, for duplicates and the content hash. Separate from
/// levels: a table may do without.
public final class ContentTable {
  private final FactColumns columns;
  private final Map<String, long[]> others = new ConcurrentHashMap<>();
  private volatile long otherBytes;

  ContentTable(FactColumns columns) {
    this.columns = columns;
  }

  /// Equal for equal values in equal shapes, whatever their type.
  public long hash(int row) {
    return columns.hash[row];
  }

  /// The SHA-256 of the array's file, as four numbers; zeros if it can't be read.
  public void digest(int row, long[] into) {
    System.arraycopy(columns.digest, row * Digests.LONGS, into, 0, Digests.LONGS);
  }

  /// A part of the [Fingerprint].
  public long bits(int row, int part) {
    return columns.bits[row * Fingerprint.LONGS + part];
  }

  /// SHA-256 sums of labels that no example is served with, by path, as far as they can be read.
  public Map<String, long[]> others() {
    return others;
  }

  long otherBytes() {
    return otherBytes;
  }

  void setOtherBytes(long bytes) {
    otherBytes = bytes;
  }
}
