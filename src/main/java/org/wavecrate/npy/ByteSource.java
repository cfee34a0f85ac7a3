package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalInt;

/// The bytes of one file, wherever they lie: a file of its own or a part of a mapped archive.
///
/// @since 0.1.0
public interface ByteSource extends AutoCloseable {
  /// The number of bytes.
  long size() throws IOException;

  /// Fills all of `destination` with the bytes from `offset` on.
  ///
  /// @throws IOException if there are fewer
  void read(long offset, MemorySegment destination) throws IOException;

  /// All bytes, if they lie in memory already.
  default Optional<MemorySegment> mapped() {
    return Optional.empty();
  }

  /// All bytes as memory, which stays when the source is closed: mapped where they can be, else
  /// read once.
  default MemorySegment inMemory() throws IOException {
    var mapped = mapped();
    if (mapped.isPresent()) {
      return mapped.get();
    }
    MemorySegment bytes = Arena.ofAuto().allocate(size(), 8);
    read(0, bytes);
    return bytes;
  }

  /// Where the bytes lie, if it is in a mapped file.
  default Optional<Mapping> mapping() {
    return Optional.empty();
  }

  /// The CRC-32 that an archive keeps of all bytes and nobody has compared yet.
  default OptionalInt checksum() {
    return OptionalInt.empty();
  }

  @Override
  default void close() throws IOException {}
}
