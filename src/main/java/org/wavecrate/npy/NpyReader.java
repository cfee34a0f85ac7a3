package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/// Opens arrays. Thread-safe; remembers the last header, since the files of a dataset mostly share
/// one, and does not parse the same bytes again.
public final class NpyReader {
  /// As much as NumPy writes for nearly every array, and more than any prefix.
  private static final int FIRST_READ = 128;

  private static final ThreadLocal<MemorySegment> HEAD =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(FIRST_READ, 8));

  private record Parsed(MemorySegment bytes, NpyHeader header) {}

  private volatile @Nullable Parsed last;

  /// Reads and checks the header, and that the data is there in full.
  ///
  /// @param source the file; the array reads from it and does not close it
  /// @throws NpyException if it is no array that Wavecrate reads; the message lacks the file's name
  public NpyArray open(ByteSource source) throws IOException {
    long size = source.size();
    NpyHeader header = header(source, size);
    if (size != header.fileBytes()) {
      throw new NpyException(
          "%s: %d bytes of data; its header declares %d (%s %s)"
              .formatted(
                  size < header.fileBytes() ? "is truncated" : "is longer than declared",
                  size - header.dataOffset(),
                  header.dataBytes(),
                  header.dtype().code(),
                  header.shape()));
    }
    return new NpyArray(source, header);
  }

  private NpyHeader header(ByteSource source, long size) throws IOException {
    MemorySegment head = head(source, (int) Math.min(size, FIRST_READ));
    Parsed known = last;
    if (known != null && startsWith(head, known.bytes)) {
      return known.header;
    }
    byte[] start = head.toArray(ValueLayout.JAVA_BYTE);
    int length = NpyHeader.length(start, size);
    byte[] bytes = new byte[length];
    if (length <= start.length) {
      System.arraycopy(start, 0, bytes, 0, length);
    } else {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment whole = arena.allocate(length);
        source.read(0, whole);
        MemorySegment.copy(whole, ValueLayout.JAVA_BYTE, 0, bytes, 0, length);
      }
    }
    NpyHeader header = NpyHeader.parse(bytes);
    last = new Parsed(MemorySegment.ofArray(bytes), header);
    return header;
  }

  private static MemorySegment head(ByteSource source, int bytes) throws IOException {
    var mapped = source.mapped();
    if (mapped.isPresent()) {
      return mapped.get().asSlice(0, bytes);
    }
    MemorySegment head = HEAD.get().asSlice(0, bytes);
    source.read(0, head);
    return head;
  }

  private static boolean startsWith(MemorySegment bytes, MemorySegment prefix) {
    return prefix.byteSize() <= bytes.byteSize()
        && bytes.asSlice(0, prefix.byteSize()).mismatch(prefix) < 0;
  }
}
