package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.SegmentSource;
import org.wavecrate.npy.UnmappedError;
import org.wavecrate.storage.Formatted;

/// One entry of a zip's central directory, read from the mapped file when it is needed.
final class ZipRecord {
  static final int FIXED_BYTES = 46;
  static final long LOCAL_SIGNATURE = 0x04034b50L;

  static final long SIGNATURE = 0x02014b50L;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED_FLAG = 1;
  private static final int DESCRIPTOR_FLAG = 8;
  private static final long DESCRIPTOR_SIGNATURE = 0x08074b50L;
  private static final int UTF8_FLAG = 1 << 11;
  private static final int UNIX = 3;
  private static final int LINK_MODE = 0xA000;
  private static final int LONGEST_SHOWN = 200;

  private static final Map<Integer, String> METHODS =
      Map.ofEntries(
          Map.entry(1, "Shrink"),
          Map.entry(6, "Implode"),
          Map.entry(9, "Deflate64"),
          Map.entry(12, "bzip2"),
          Map.entry(14, "LZMA"),
          Map.entry(93, "Zstandard"),
          Map.entry(95, "xz"),
          Map.entry(98, "PPMd"),
          Map.entry(99, "AES encryption"));

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
    long room = zip.start() - LOCAL_BYTES - nameBytes;
    if (offset < 0 || packed < 0 || size < 0 || offset > room || packed > room - offset) {
      throw zip.damaged(shownName() + ": its data lies outside the file");
    }
  }

  /// Where the entry begins, if the offset lost what is above 32 bits: where its local header is.
  private long unwrapped() throws DatasetException {
    long found = -1;
    long last = zip.start() - LOCAL_BYTES - nameBytes;
    for (long from = offset; offset >= 0 && from <= last; from += 1L << 32) {
      if (zip.u4(from) == LOCAL_SIGNATURE && isLocalName(from)) {
        if (found >= 0) {
          throw zip.damaged(
              Formatted.of("%s: may begin at bytes %d and %d; refused", shownName(), found, from));
        }
        found = from;
      }
    }
    return found;
  }

  private boolean isLocalName(long local) {
    return zip.u2(local + 26) == nameBytes
        && zip.isSame(local + LOCAL_BYTES, at + FIXED_BYTES, nameBytes);
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
    return offset + LOCAL_BYTES + nameBytes + packed;
  }

  /// The name as written, `\` made `/` as some programs on Windows write it.
  String name() {
    return decode(zip.raw(at + FIXED_BYTES, nameBytes)).replace('\\', '/');
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
      boolean utf8 = (zip.u2(at + 8) & UTF8_FLAG) != 0;
      return new String(raw, utf8 ? StandardCharsets.UTF_8 : Charset.forName("IBM437"));
    }
  }

  boolean isLink() {
    boolean unix = zip.u2(at + 4) >> 8 == UNIX;
    return unix && (zip.u4(at + 38) >> 16 & 0xf000) == LINK_MODE;
  }

  /// Opens the entry's bytes: in place if stored, inflated on the way if deflated.
  ByteSource open() throws IOException {
    if ((zip.u2(at + 8) & ENCRYPTED_FLAG) != 0) {
      throw new DatasetException("is encrypted");
    }
    int method = zip.u2(at + 10);
    long begin = begin();
    MemorySegment data = zip.bytes().asSlice(begin, packed);
    if (method == STORED) {
      if (packed != size) {
        throw new DatasetException(
            Formatted.of("is stored in %d bytes but declares %d", packed, size));
      }
      return new StoredSource(new SegmentSource(data), zip.mapping(begin), (int) zip.u4(at + 16));
    }
    if (method != DEFLATED) {
      throw new DatasetException(
          "is compressed by method " + method + "; allowed: 0 (stored), 8 (deflated)");
    }
    if (size / BEST_RATIO > packed) {
      throw new DatasetException(
          Formatted.of("declares %d bytes, which %d packed ones can't hold", size, packed));
    }
    return new InflatedSource(data, size, (int) zip.u4(at + 16));
  }

  private long begin() throws IOException {
    try {
      return dataOffset();
    } catch (InternalError e) {
      throw new DatasetException(UnmappedError.reason(e), e);
    }
  }

  /// Where the entry's data begins, once its local header is known to say what the directory does:
  /// a zip whose two accounts differ holds one thing for one program and another for the next.
  long dataOffset() throws DatasetException {
    if (zip.u4(offset) != LOCAL_SIGNATURE) {
      throw new DatasetException("its entry at byte " + offset + " is damaged");
    }
    int localName = zip.u2(offset + 26);
    long begin = offset + LOCAL_BYTES + localName + zip.u2(offset + 28);
    if (begin > zip.start() - packed) {
      throw new DatasetException("its data runs into the zip's directory");
    }
    if (!isLocalName(offset)) {
      throw disagrees("name");
    }
    if (zip.u2(offset + 8) != zip.u2(at + 10)) {
      throw disagrees("method");
    }
    if (((zip.u2(offset + 6) ^ zip.u2(at + 8)) & ENCRYPTED_FLAG) != 0) {
      throw disagrees("encryption");
    }
    boolean later = hasDescriptor();
    if (!isSame(zip.u4(offset + 14), checksum(), later)) {
      throw disagrees("checksum");
    }
    if (!isSame(zip.u4(offset + 18), packed, later) || !isSame(zip.u4(offset + 22), size, later)) {
      throw disagrees("size");
    }
    return begin;
  }

  /// @param later whether zero stands for what follows the data
  private static boolean isSame(long local, long central, boolean later) {
    return local == central || local == 0xffffffffL || later && local == 0;
  }

  private static DatasetException disagrees(String what) {
    return new DatasetException(
        "its local header and the zip's directory disagree on its " + what + "; refused");
  }

  /// Whether sizes and checksum follow the data.
  boolean hasDescriptor() {
    return (zip.u2(at + 8) & DESCRIPTOR_FLAG) != 0;
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
    if ((zip.u2(at + 8) & ENCRYPTED_FLAG) != 0) {
      return Optional.of("is encrypted");
    }
    int method = zip.u2(at + 10);
    return method == STORED || method == DEFLATED
        ? Optional.empty()
        : Optional.of(
            Formatted.of(
                "is packed by a method that can't be read here (%s)",
                METHODS.getOrDefault(method, "number " + method)));
  }

  boolean isStored() {
    return zip.u2(at + 10) == STORED;
  }

  /// Where the entry really ends, what follows its data included.
  ///
  /// @throws DatasetException if what follows the data does not say what the directory does
  long end() throws DatasetException {
    long end = dataOffset() + packed;
    if (!hasDescriptor()) {
      return end;
    }
    for (int width : new int[] {4, 8}) {
      for (int signature : new int[] {4, 0}) {
        long field = end + signature;
        long after = field + 4 + 2 * width;
        if (after <= zip.start()
            && (signature == 0 || zip.u4(end) == DESCRIPTOR_SIGNATURE)
            && zip.u4(field) == checksum()
            && (width == 4 ? zip.u4(field + 4) : zip.u8(field + 4)) == packed
            && (width == 4 ? zip.u4(field + 8) : zip.u8(field + 12)) == size) {
          return after;
        }
      }
    }
    throw disagrees("sizes, which should follow its data");
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
