package org.wavecrate.dataset;

/// The header before an entry's data. It must say what the directory does: a zip whose two accounts
/// differ holds one thing for one program and another for the next.
///
/// @param record what the directory says
/// @param at where the header begins
record ZipLocalHeader(ZipDirectory zip, ZipRecord record, long at) {
  static final int BYTES = 30;
  static final long SIGNATURE = 0x04034b50L;

  private static final long DESCRIPTOR_SIGNATURE = 0x08074b50L;

  boolean isThere() {
    return zip.u4(at) == SIGNATURE;
  }

  /// Whether it has the name that the directory has.
  boolean hasName() {
    return zip.u2(at + 26) == record.nameBytes()
        && zip.isSame(at + BYTES, record.nameAt(), record.nameBytes());
  }

  /// Where the data begins.
  ///
  /// @throws DatasetException if the header is damaged, or disagrees with the directory
  long dataOffset() throws DatasetException {
    if (!isThere()) {
      throw new DatasetException("its entry at byte " + at + " is damaged");
    }
    long begin = at + BYTES + zip.u2(at + 26) + zip.u2(at + 28);
    if (begin > zip.start() - record.packedBytes()) {
      throw new DatasetException("its data runs into the zip's directory");
    }
    if (!hasName()) {
      throw disagrees("name");
    }
    if (zip.u2(at + 8) != record.method()) {
      throw disagrees("method");
    }
    if ((zip.u2(at + 6) & ZipRecord.ENCRYPTED_FLAG) != 0 != record.isEncrypted()) {
      throw disagrees("encryption");
    }
    if (!says(14, record.checksum())) {
      throw disagrees("checksum");
    }
    if (!says(18, record.packedBytes()) || !says(22, record.bytes())) {
      throw disagrees("size");
    }
    return begin;
  }

  /// Whether a field has the directory's value, or leaves it to what else says it: Zip64, or what
  /// follows the data.
  private boolean says(int field, long value) {
    long local = zip.u4(at + field);
    return local == value || local == 0xffffffffL || record.hasDescriptor() && local == 0;
  }

  /// Where the entry really ends, what follows its data included.
  ///
  /// @throws DatasetException if what follows the data does not say what the directory does
  long end() throws DatasetException {
    long end = dataOffset() + record.packedBytes();
    if (!record.hasDescriptor()) {
      return end;
    }
    for (int width : new int[] {4, 8}) {
      for (int signature : new int[] {4, 0}) {
        long field = end + signature;
        long after = field + 4 + 2 * width;
        if (after <= zip.start()
            && (signature == 0 || zip.u4(end) == DESCRIPTOR_SIGNATURE)
            && zip.u4(field) == record.checksum()
            && (width == 4 ? zip.u4(field + 4) : zip.u8(field + 4)) == record.packedBytes()
            && (width == 4 ? zip.u4(field + 8) : zip.u8(field + 12)) == record.bytes()) {
          return after;
        }
      }
    }
    throw disagrees("sizes, which should follow its data");
  }

  private static DatasetException disagrees(String what) {
    return new DatasetException(
        "its local header and the zip's directory disagree on its " + what + "; refused");
  }
}
