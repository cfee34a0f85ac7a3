package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;

/// Opens arrays. Thread-safe; remembers the latest headers, since the files of a dataset share a
/// few, and does not parse the same bytes again.
///
/// @since 0.1.0
public final class NpyReader {
  /// More than NumPy writes for nearly every array.
  private static final int FIRST_READ = 256;

  /// Examples and labels take turns, and a dataset may mix several shapes.
  private static final int REMEMBERED = 16;

  private static final ThreadLocal<MemorySegment> HEAD =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(FIRST_READ, 8));

  private record Parsed(MemorySegment bytes, NpyHeader header) {}

  /// The latest first. Replaced, never changed; what two threads add at once may be lost.
  private volatile List<Parsed> known = List.of();

  /// Reads and checks the header, and that the data is there in full.
  ///
  /// @param source the file; the array reads from it and does not close it
  /// @throws NpyException if it is no array that Wavecrate reads; the message lacks the file's name
  public NpyArray open(ByteSource source) throws IOException {
    long size = source.size();
    NpyHeader header;
    try {
      header = header(source, size);
    } catch (InternalError e) {
      throw NpyArray.cutShort(e);
    }
    if (size > header.fileBytes() && endsAsText(source, header)) {
      throw new NpyException(
          "was changed as if it were text: each line feed has become two bytes, as when it is"
              + " unpacked or sent in text mode; unpack or send it again in binary mode");
    }
    if (size != header.fileBytes()) {
      throw new NpyException(
          Formatted.of(
              "%s: %d bytes of data; its header declares %d (%s %s)",
              size < header.fileBytes() ? "is truncated" : "is longer than declared",
              size - header.dataOffset(),
              header.dataBytes(),
              header.dtype().code(),
              header.shape()));
    }
    return new NpyArray(source, header);
  }

  /// NumPy ends a header with a line feed.
  private static boolean endsAsText(ByteSource source, NpyHeader header) throws IOException {
    byte[] end = new byte[2];
    source.read(header.dataOffset() - 1, MemorySegment.ofArray(end));
    return end[0] == '\r' && end[1] == '\n';
  }

  private NpyHeader header(ByteSource source, long size) throws IOException {
    MemorySegment head = head(source, (int) Math.min(size, FIRST_READ));
    NpyHeader header = recall(head);
    if (header != null) {
      return header;
    }
    byte[] start = head.toArray(ValueLayout.JAVA_BYTE);
    int length = NpyHeader.length(start, size);
    byte[] bytes = length <= start.length ? Arrays.copyOf(start, length) : start(source, length);
    header = length <= start.length ? null : recall(MemorySegment.ofArray(bytes));
    return header != null ? header : remember(bytes, NpyHeader.parse(bytes));
  }

  /// The header that `bytes` begin with, if it was parsed before.
  private @Nullable NpyHeader recall(MemorySegment bytes) {
    for (Parsed parsed : known) {
      long length = parsed.bytes.byteSize();
      if (length <= bytes.byteSize()
          && MemorySegment.mismatch(parsed.bytes, 0, length, bytes, 0, length) < 0) {
        return parsed.header;
      }
    }
    return null;
  }

  private NpyHeader remember(byte[] bytes, NpyHeader header) {
    Parsed latest = new Parsed(MemorySegment.ofArray(bytes), header);
    known = Stream.concat(Stream.of(latest), known.stream()).limit(REMEMBERED).toList();
    return header;
  }

  private static byte[] start(ByteSource source, int length) throws IOException {
    byte[] bytes = new byte[length];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment whole = arena.allocate(length);
      source.read(0, whole);
      MemorySegment.copy(whole, ValueLayout.JAVA_BYTE, 0, bytes, 0, length);
    }
    return bytes;
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
}
