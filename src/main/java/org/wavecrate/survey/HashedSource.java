package org.wavecrate.survey;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.NpyException;

/// Hashes a file on its way to its reader, so that every byte is read once. Used by one thread,
/// for one file after another.
final class HashedSource implements ByteSource {
  private static final int CHUNK_BYTES = 1 << 16;

  /// SHA-256 takes a page at a time: Java compiles what is called often, and only once it is
  /// compiled do the processor's own instructions do the work, many times as fast.
  private static final int PART_BYTES = 1 << 12;

  private final boolean hashed;
  private final MessageDigest sha256 = Digests.sha256();
  private final CRC32 crc = new CRC32();
  private final byte[] part = new byte[PART_BYTES];
  private final MemorySegment chunk = Arena.ofAuto().allocate(CHUNK_BYTES, 8);
  private ByteSource source = new Nothing();
  private long summed;

  private static final class Nothing implements ByteSource {
    @Override
    public long size() {
      return 0;
    }

    @Override
    public void read(long offset, MemorySegment destination) throws NpyException {
      throw new NpyException("is truncated: it ended at byte 0");
    }
  }

  /// @param hashed whether there is a sum; else files are only read, and what nobody asks for is
  ///     not, unless an archive's checksum covers it
  HashedSource(boolean hashed) {
    this.hashed = hashed;
  }

  /// Goes on with another file.
  void start(ByteSource next) {
    source = next;
    summed = 0;
    sha256.reset();
    crc.reset();
  }

  @Override
  public long size() throws IOException {
    return source.size();
  }

  @Override
  public void read(long offset, MemorySegment destination) throws IOException {
    while (summed < offset) {
      readOn(Math.min(CHUNK_BYTES, offset - summed));
    }
    source.read(offset, destination);
    long known = summed - offset;
    if (known < destination.byteSize()) {
      add(destination.asSlice(known));
    }
  }

  /// Bytes that are summed up at the end.
  @Override
  public MemorySegment inMemory() throws IOException {
    return source.inMemory();
  }

  private void readOn(long bytes) throws IOException {
    MemorySegment next = chunk.asSlice(0, bytes);
    source.read(summed, next);
    add(next);
  }

  private void add(MemorySegment bytes) {
    boolean check = source.checksum().isPresent();
    if (!hashed && !check) {
      summed += bytes.byteSize();
      return;
    }
    for (long done = 0; done < bytes.byteSize(); done += PART_BYTES) {
      int size = (int) Math.min(PART_BYTES, bytes.byteSize() - done);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, done, part, 0, size);
      if (hashed) {
        sha256.update(part, 0, size);
      }
      if (check) {
        crc.update(part, 0, size);
      }
    }
    summed += bytes.byteSize();
  }

  /// Reads what nobody asked for, and writes the SHA-256 of all bytes into `digest[at .. at + 4)`.
  ///
  /// @throws NpyException if an archive's checksum says otherwise
  void finish(long[] digest, int at) throws IOException {
    if (!hashed && source.checksum().isEmpty()) {
      return;
    }
    long size = source.size();
    while (summed < size) {
      readOn(Math.min(CHUNK_BYTES, size - summed));
    }
    ByteBuffer.wrap(sha256.digest())
        .order(ByteOrder.BIG_ENDIAN)
        .asLongBuffer()
        .get(digest, at, Digests.LONGS);
    if (source.checksum().isPresent() && source.checksum().getAsInt() != (int) crc.getValue()) {
      throw new NpyException("is damaged: its checksum does not match");
    }
  }
}
