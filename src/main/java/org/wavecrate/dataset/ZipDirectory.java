package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.wavecrate.npy.MappedFile;

/// A mapped zip of any size and where its central directory lies. Nothing that the file says of
/// itself is believed before it is checked against the file's real size.
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
  private static final long MOST_ENTRIES = 1 << 28;

  private final MappedFile mapped;
  private final Path file;
  private final MemorySegment bytes;
  private final long start;
  private final long end;
  private final long count;

  private ZipDirectory(MappedFile mapped) throws DatasetException {
    this.mapped = mapped;
    file = mapped.path();
    bytes = mapped.bytes();
    if (bytes.byteSize() < END_BYTES) {
      throw new DatasetException(file + ": is no zip: it has " + bytes.byteSize() + " bytes");
    }
    long record = findEnd();
    long entries = u2(record + 10);
    long size = u4(record + 12);
    long offset = u4(record + 16);
    long limit = record;
    boolean severalDisks = u2(record + 4) != u2(record + 6);
    boolean zip64Needed = entries == 0xffff || size == 0xffffffffL || offset == 0xffffffffL;
    // Some programs write the Zip64 records without need.
    if (zip64Needed || size != limit - offset) {
      long locator = record - ZIP64_LOCATOR_BYTES;
      if (locator >= 0 && u4(locator) == ZIP64_LOCATOR_SIGNATURE) {
        limit = u8(locator + 8);
        if (limit < 0 || limit > locator - ZIP64_END_BYTES || u4(limit) != ZIP64_END_SIGNATURE) {
          throw damaged("its Zip64 end record is missing");
        }
        entries = u8(limit + 32);
        size = u8(limit + 40);
        offset = u8(limit + 48);
        severalDisks = u4(limit + 16) != u4(limit + 20);
      }
    }
    if (severalDisks) {
      throw damaged("it is one of several volumes; join them first");
    }
    if (offset < 0 || size < 0 || offset > limit || size != limit - offset) {
      throw damaged(
          "its directory of %d bytes at %d does not end at %d".formatted(size, offset, limit));
    }
    if (entries < 0 || entries > Math.min(MOST_ENTRIES, size / ZipRecord.FIXED_BYTES)) {
      throw damaged("%d entries can't fit in a directory of %d bytes".formatted(entries, size));
    }
    start = offset;
    end = limit;
    count = entries;
  }

  /// Maps a file; it is unmapped when nothing refers to it any more.
  static ZipDirectory open(Path file) throws IOException {
    try {
      return new ZipDirectory(MappedFile.open(file));
    } catch (NoSuchFileException e) {
      throw new DatasetException(file + ": there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new DatasetException(file + ": permission to read it is denied", e);
    } catch (InternalError e) {
      throw new DatasetException(file + ": was cut short while it was read", e);
    }
  }

  private long findEnd() throws DatasetException {
    long last = bytes.byteSize() - END_BYTES;
    long found = -1;
    for (long at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (u4(at) == END_SIGNATURE && at + END_BYTES + u2(at + 20) == bytes.byteSize()) {
        if (found >= 0) {
          // Which of them counts differs from program to program.
          throw damaged("it has two ends, at bytes %d and %d; refused".formatted(at, found));
        }
        found = at;
      }
    }
    if (found >= 0) {
      return found;
    }
    throw damaged(
        u4(0) == ZipRecord.LOCAL_SIGNATURE
            ? "its end is missing: it was cut short, or is still being written"
            : "is no zip");
  }

  Path file() {
    return file;
  }

  MappedFile mapped() {
    return mapped;
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
    return new DatasetException(file + ": " + what);
  }

  int u2(long at) {
    return bytes.get(U2, at) & 0xffff;
  }

  long u4(long at) {
    return bytes.get(U4, at) & 0xffffffffL;
  }

  long u8(long at) {
    return bytes.get(U8, at);
  }
}
