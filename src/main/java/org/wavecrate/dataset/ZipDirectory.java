package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.wavecrate.npy.MappedFile;
import org.wavecrate.npy.Mapping;
import org.wavecrate.npy.UnmappedError;
import org.wavecrate.storage.Formatted;

/// A mapped zip of any size and the position of its central directory. Sizes stated in the file are
/// checked against the file's real size before use.
///
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16.
final class ZipDirectory {
  static final ValueLayout.OfShort U2 =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfInt U4 =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong U8 =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int ZIP64_LOCATOR_BYTES = 20;
  private static final int ZIP64_END_SIGNATURE = 0x06064b50;
  private static final int ZIP64_END_BYTES = 56;
  private static final int LONGEST_COMMENT = 0xffff;

  /// With more than this after its end, a file is no zip.
  private static final int MOST_TRAILING = 1 << 20;

  private static final long MOST_ENTRIES = 1 << 28;

  private final MappedFile mapped;
  private final Location location;
  private final long base;
  private final MemorySegment bytes;
  private final long start;
  private final long end;
  private final long count;
  private final long shift;
  private final long trailing;

  /// @param base where the archive begins in the mapped file
  private ZipDirectory(Location location, MappedFile mapped, long base, long length)
      throws DatasetException {
    this.location = location;
    this.mapped = mapped;
    this.base = base;
    bytes = mapped.bytes().asSlice(base, length);
    if (length < END_BYTES) {
      throw damaged("is no zip: it has " + length + " bytes");
    }
    long record = findEnd();
    long entries = u2(record + 10);
    trailing = bytes.byteSize() - record - END_BYTES - u2(record + 20);
    long size = u4(record + 12);
    long offset = u4(record + 16);
    long limit = record;
    long disk = u2(record + 4);
    boolean zip64 = false;
    boolean zip64Needed = entries == 0xffff || size == 0xffffffffL || offset == 0xffffffffL;
    // Some programs write the Zip64 records without need.
    long locator = record - ZIP64_LOCATOR_BYTES;
    if ((zip64Needed || size != limit - offset)
        && locator >= 0
        && u4(locator) == ZIP64_LOCATOR_SIGNATURE) {
      limit = zip64End(locator);
      entries = u8(limit + 32);
      size = u8(limit + 40);
      offset = u8(limit + 48);
      disk = disk == 0xffff ? u4(limit + 16) : disk;
      zip64 = true;
    }
    if (disk != 0 && disk != 0xffff) {
      throw damaged(
          Formatted.of(
                  "is one of several volumes; join them first (zip -s 0 %s --out whole.zip), or"
                      + " unzip them",
                  location.name())
              + " and open the folder");
    }
    if (offset < 0 || size < 0 || size > limit || offset > limit - size) {
      throw damaged(
          Formatted.of("its directory of %d bytes at %d does not end at %d", size, offset, limit));
    }
    start = limit - size;
    end = limit;
    // What comes before a zip, as in one that unpacks itself, is not counted by all programs; nor
    // does macOS count beyond 4 GiB.
    shift = start - offset;
    if (shift > 0 && (size < ZipRecord.FIXED_BYTES || u4(start) != ZipRecord.SIGNATURE)) {
      throw damaged(
          Formatted.of("its directory of %d bytes at %d does not end at %d", size, offset, limit));
    }
    long found = zip64 ? entries : counted(entries);
    if (found < 0 || found > Math.min(MOST_ENTRIES, size / ZipRecord.FIXED_BYTES)) {
      throw damaged(Formatted.of("%d entries can't fit in a directory of %d bytes", found, size));
    }
    count = found;
  }

  private long zip64End(long locator) throws DatasetException {
    long last = locator - ZIP64_END_BYTES;
    for (long at : new long[] {u8(locator + 8), last}) {
      if (at >= 0 && at <= last && u4(at) == ZIP64_END_SIGNATURE) {
        return at;
      }
    }
    throw damaged("its Zip64 end record is missing");
  }

  /// How many entries there are: macOS keeps the last 16 bits of the number alone.
  private long counted(long said) {
    if (end - start <= 0xffffL * ZipRecord.FIXED_BYTES) {
      return said;
    }
    long found = 0;
    for (long at = start; at <= end - ZipRecord.FIXED_BYTES; found++) {
      if (u4(at) != ZipRecord.SIGNATURE) {
        return said;
      }
      at += ZipRecord.FIXED_BYTES + u2(at + 28) + u2(at + 30) + u2(at + 32);
    }
    return (found & 0xffff) == said ? found : said;
  }

  /// Maps a file; it is unmapped when nothing refers to it any more.
  static ZipDirectory open(Path file) throws IOException {
    try {
      MappedFile mapped = MappedFile.open(file);
      return new ZipDirectory(Location.of(file), mapped, 0, mapped.bytes().byteSize());
    } catch (NoSuchFileException e) {
      throw new DatasetException(file + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new DatasetException(file + ": permission to read it is denied", e);
    } catch (InternalError e) {
      throw new DatasetException(file + ": was cut short while it was read", e);
    }
  }

  /// Opens an archive that is a stored entry of this one.
  ZipDirectory within(ZipRecord record) throws DatasetException {
    Location inner = location.entry(record.name());
    try {
      return new ZipDirectory(inner, mapped, base + record.dataOffset(), record.bytes());
    } catch (InternalError e) {
      throw new DatasetException(inner.shown() + ": was cut short while it was read", e);
    }
  }

  private long findEnd() throws DatasetException {
    long last = bytes.byteSize() - END_BYTES;
    long found = -1;
    for (long at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (u4(at) == END_SIGNATURE && at + END_BYTES + u2(at + 20) == bytes.byteSize()) {
        if (found >= 0) {
          // Which of them counts differs from program to program.
          throw damaged(Formatted.of("it has two ends, at bytes %d and %d; refused", at, found));
        }
        found = at;
      }
    }
    return found >= 0 ? found : findEndBeforeMore();
  }

  /// Downloads get lines of HTML appended, and copies are filled up with zeros.
  private long findEndBeforeMore() throws DatasetException {
    long last = bytes.byteSize() - END_BYTES;
    for (long at = last; at >= Math.max(0, last - MOST_TRAILING); at--) {
      if (u4(at) == END_SIGNATURE && at + END_BYTES + u2(at + 20) <= bytes.byteSize()) {
        long size = u4(at + 12);
        boolean zip64 =
            at >= ZIP64_LOCATOR_BYTES && u4(at - ZIP64_LOCATOR_BYTES) == ZIP64_LOCATOR_SIGNATURE;
        if (zip64
            || size <= at
                && size >= ZipRecord.FIXED_BYTES
                && u4(at - size) == ZipRecord.SIGNATURE) {
          return at;
        }
      }
    }
    throw damaged(
        u4(0) == ZipLocalHeader.SIGNATURE
            ? "its end is missing: it was cut short, or is still being written"
            : "is no zip");
  }

  /// So many bytes follow its end.
  long trailing() {
    return trailing;
  }

  /// Where the archive is.
  Location location() {
    return location;
  }

  /// The file that it lies in.
  MappedFile mapped() {
    return mapped;
  }

  /// Where a byte of the archive is in that file.
  Mapping mapping(long at) {
    return new Mapping(mapped, base + at);
  }

  /// How much later than they say entries begin.
  long shift() {
    return shift;
  }

  /// Whether offsets may have lost what is above 32 bits.
  boolean wraps() {
    return shift > 0 && (shift & 0xffffffffL) == 0;
  }

  MemorySegment bytes() {
    return bytes;
  }

  /// Where the central directory begins: all entry data lies before.
  long start() {
    return start;
  }

  /// Where the central directory ends.
  long end() {
    return end;
  }

  /// How many entries it says it has.
  long count() {
    return count;
  }

  DatasetException damaged(String what) {
    return new DatasetException(location.shown() + ": " + what);
  }

  /// Whether two stretches hold the same bytes.
  boolean isSame(long one, long other, int length) {
    try {
      return MemorySegment.mismatch(bytes, one, one + length, bytes, other, other + length) < 0;
    } catch (IllegalStateException e) {
      throw UnmappedError.of(bytes, e);
    }
  }

  byte[] raw(long at, int length) {
    try {
      return bytes.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    } catch (IllegalStateException e) {
      throw UnmappedError.of(bytes, e);
    }
  }

  int u2(long at) {
    try {
      return bytes.get(U2, at) & 0xffff;
    } catch (IllegalStateException e) {
      throw UnmappedError.of(bytes, e);
    }
  }

  long u4(long at) {
    try {
      return bytes.get(U4, at) & 0xffffffffL;
    } catch (IllegalStateException e) {
      throw UnmappedError.of(bytes, e);
    }
  }

  long u8(long at) {
    try {
      return bytes.get(U8, at);
    } catch (IllegalStateException e) {
      throw UnmappedError.of(bytes, e);
    }
  }
}
