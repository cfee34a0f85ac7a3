package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.SegmentSource;
import org.wavecrate.npy.UnmappedError;
import org.wavecrate.storage.Formatted;

/// One entry of a zip's central directory, read from the mapped file when it is needed.
final class ZipRecord {
  static final int FIXED_BYTES = 46;
  static final long SIGNATURE = 0x02014b50L;
  static final int ENCRYPTED_FLAG = 1;

  private static final int DESCRIPTOR_FLAG = 8;
  private static final int UTF8_FLAG = 1 << 11;
  private static final int UNIX = 3;
  private static final int LINK_MODE = 0xA000;
  private static final int LONGEST_SHOWN = 200;

  /// Deflate can't do better than this.
  private static final long BEST_RATIO = 1032;

  private final ZipDirectory zip;
  private final long at;
  private final int nameBytes;
  private final int extraBytes;
  private final int commentBytes;
  private long packed;
  private long size;
  private long offset;

  /// Reads the record at byte `at`.
  ZipRecord(ZipDirectory zip, long at) throws DatasetException {
    this.zip = zip;
    this.at = at;
    if (at + FIXED_BYTES > zip.end() || zip.u4(at) != SIGNATURE) {
      throw zip.damaged("its directory is damaged at byte " + at);
    }
    nameBytes = zip.u2(at + 28);
    extraBytes = zip.u2(at + 30);
    commentBytes = zip.u2(at + 32);
    if (next() > zip.end()) {
      throw zip.damaged("its directory is damaged at byte " + at);
    }
    packed = zip.u4(at + 20);
    size = zip.u4(at + 24);
    offset = zip.u4(at + 42);
    readZip64();
    offset = zip.wraps() ? unwrapped() : offset < 0 ? offset : offset + zip.shift();
    // Subtracted, never added: what a hostile file declares may exceed a long.
    long room = zip.start() - ZipLocalHeader.BYTES - nameBytes;
    if (offset < 0 || packed < 0 || size < 0 || offset > room || packed > room - offset) {
      throw zip.damaged(shownName() + ": its data lies outside the file");
    }
  }

  /// Where the entry begins, if the offset lost what is above 32 bits: where its local header is.
  private long unwrapped() throws DatasetException {
    long found = -1;
    long last = zip.start() - ZipLocalHeader.BYTES - nameBytes;
    for (long from = offset; offset >= 0 && from <= last; from += 1L << 32) {
      ZipLocalHeader header = new ZipLocalHeader(zip, this, from);
      if (header.isThere() && header.hasName()) {
        if (found >= 0) {
          throw zip.damaged(
              Formatted.of("%s: may begin at bytes %d and %d; refused", shownName(), found, from));
        }
        found = from;
      }
    }
    return found;
  }

  private void readZip64() throws DatasetException {
    long field = at + FIXED_BYTES + nameBytes;
    long end = field + extraBytes;
    while (field + 4 <= end) {
      long next = field + 4 + zip.u2(field + 2);
      if (zip.u2(field) == 1 && next <= end) {
        long value = field + 4;
        if (size == 0xffffffffL && value + 8 <= next) {
          size = zip.u8(value);
          value += 8;
        }
        if (packed == 0xffffffffL && value + 8 <= next) {
          packed = zip.u8(value);
          value += 8;
        }
        if (offset == 0xffffffffL && value + 8 <= next) {
          offset = zip.u8(value);
        }
        return;
      }
      field = next;
    }
  }

  /// Where the next record begins.
  long next() {
    return at + FIXED_BYTES + nameBytes + extraBytes + commentBytes;
  }

  long at() {
    return at;
  }

  /// Where the entry begins, its local header first.
  long offset() {
    return offset;
  }

  /// The entry ends here or, if its local header has more in it than need be, later.
  long firstPossibleEnd() {
    return offset + ZipLocalHeader.BYTES + nameBytes + packed;
  }

  /// Where the name stands in the directory.
  long nameAt() {
    return at + FIXED_BYTES;
  }

  int nameBytes() {
    return nameBytes;
  }

  /// The name as written, `\` made `/` as some programs on Windows write it.
  String name() {
    return decode(zip.raw(nameAt(), nameBytes)).replace('\\', '/');
  }

  /// The name for a message: one line, no control characters, of a length people read.
  String shownName() {
    String name = name().replaceAll("\\p{Cntrl}", "?");
    return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "..." : name;
  }

  private String decode(byte[] raw) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      boolean utf8 = (flags() & UTF8_FLAG) != 0;
      return new String(raw, utf8 ? StandardCharsets.UTF_8 : Charset.forName("IBM437"));
    }
  }

  boolean isLink() {
    boolean unix = zip.u2(at + 4) >> 8 == UNIX;
    return unix && (zip.u4(at + 38) >> 16 & 0xf000) == LINK_MODE;
  }

  /// Opens the entry's bytes: in place if stored, inflated on the way if deflated.
  ByteSource open() throws IOException {
    if (isEncrypted()) {
      throw new DatasetException("is encrypted");
    }
    int method = method();
    long begin = begin();
    MemorySegment data = zip.bytes().asSlice(begin, packed);
    if (method == ZipMethod.STORED) {
      if (packed != size) {
        throw new DatasetException(
            Formatted.of("is stored in %d bytes but declares %d", packed, size));
      }
      return new StoredSource(new SegmentSource(data), zip.mapping(begin), (int) checksum());
    }
    if (method != ZipMethod.DEFLATED) {
      throw new DatasetException(
          "is compressed by method " + method + "; allowed: 0 (stored), 8 (deflated)");
    }
    if (size / BEST_RATIO > packed) {
      throw new DatasetException(
          Formatted.of("declares %d bytes, which %d packed ones can't hold", size, packed));
    }
    return new InflatedSource(data, size, (int) checksum());
  }

  private long begin() throws IOException {
    try {
      return dataOffset();
    } catch (InternalError e) {
      throw new DatasetException(UnmappedError.reason(e), e);
    }
  }

  /// Where the entry's data begins, once its local header is known to say what the directory does.
  long dataOffset() throws DatasetException {
    return local().dataOffset();
  }

  /// Where the entry really ends, what follows its data included.
  ///
  /// @throws DatasetException if what follows the data does not say what the directory does
  long end() throws DatasetException {
    return local().end();
  }

  private ZipLocalHeader local() {
    return new ZipLocalHeader(zip, this, offset);
  }

  /// Whether sizes and checksum follow the data.
  boolean hasDescriptor() {
    return (flags() & DESCRIPTOR_FLAG) != 0;
  }

  boolean isEncrypted() {
    return (flags() & ENCRYPTED_FLAG) != 0;
  }

  private int flags() {
    return zip.u2(at + 8);
  }

  /// The number of the method by which it is compressed.
  int method() {
    return zip.u2(at + 10);
  }

  long checksum() {
    return zip.u4(at + 16);
  }

  long packedBytes() {
    return packed;
  }

  long bytes() {
    return size;
  }

  /// Why the entry can't be read, where another program must help; empty if it can.
  Optional<String> obstacle() {
    if (isEncrypted()) {
      return Optional.of("is encrypted");
    }
    return ZipMethod.isReadable(method())
        ? Optional.empty()
        : Optional.of(
            Formatted.of(
                "is packed by a method that can't be read here (%s)", ZipMethod.name(method())));
  }

  boolean isStored() {
    return method() == ZipMethod.STORED;
  }

  /// The bytes as text, for small files.
  String text(int mostBytes) throws IOException {
    if (size > mostBytes) {
      throw zip.damaged(shownName() + ": is larger than " + mostBytes + " bytes");
    }
    try (ByteSource source = open()) {
      byte[] bytes = new byte[(int) size];
      source.read(0, MemorySegment.ofArray(bytes));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new DatasetException(
          zip.location().shown() + ": " + shownName() + ": is no UTF-8 text", e);
    } catch (IOException e) {
      throw new DatasetException(
          zip.location().shown() + ": " + shownName() + ": " + e.getMessage(), e);
    }
  }
}
