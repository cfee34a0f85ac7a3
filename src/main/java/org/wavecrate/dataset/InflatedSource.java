package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.UnmappedError;
import org.wavecrate.storage.Formatted;

/// The bytes of a deflated zip entry. Reading forwards inflates each byte once; reading backwards
/// starts again. At the end the checksum is compared.
final class InflatedSource implements ByteSource {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int FEED_BYTES = 1 << 14;

  /// More is never inflated at once: it would have to stay in memory.
  private static final long MOST_IN_MEMORY = 1 << 30;

  private final MemorySegment packed;
  private final long size;
  private final int checksum;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] chunk;
  private final byte[] input;
  private long fed;
  private long position;

  InflatedSource(MemorySegment packed, long size, int checksum) {
    this.packed = packed;
    this.size = size;
    this.checksum = checksum;
    chunk = new byte[(int) Math.min(CHUNK_BYTES, Math.max(size, 1))];
    input = new byte[(int) Math.min(FEED_BYTES, packed.byteSize())];
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long offset, MemorySegment destination) throws IOException {
    if (offset < position) {
      inflater.reset();
      crc.reset();
      fed = 0;
      position = 0;
    }
    while (position < offset) {
      inflate((int) Math.min(chunk.length, offset - position));
    }
    for (long done = 0; done < destination.byteSize(); ) {
      int read = inflate((int) Math.min(chunk.length, destination.byteSize() - done));
      MemorySegment.copy(MemorySegment.ofArray(chunk), 0, destination, done, read);
      done += read;
    }
  }

  @Override
  public MemorySegment inMemory() throws IOException {
    if (size > MOST_IN_MEMORY) {
      throw new NpyException(
          Formatted.of(
              "has %,d bytes, compressed, that are needed out of their order; allowed: %,d; zip it"
                  + " again without compression (zip -0, numpy.savez), or unzip it",
              size, MOST_IN_MEMORY));
    }
    return ByteSource.super.inMemory();
  }

  private int inflate(int wanted) throws NpyException {
    try {
      int read = inflater.inflate(chunk, 0, wanted);
      while (read == 0) {
        if (inflater.finished() || inflater.needsDictionary() || !feed()) {
          throw new NpyException(
              Formatted.of("is truncated: it inflates to %d bytes of %d", position, size));
        }
        read = inflater.inflate(chunk, 0, wanted);
      }
      crc.update(chunk, 0, read);
      position += read;
      if (position == size && (int) crc.getValue() != checksum) {
        throw new NpyException("is damaged: its checksum does not match");
      }
      return read;
    } catch (DataFormatException e) {
      throw new NpyException("is damaged: it can't be inflated", e);
    }
  }

  private boolean feed() {
    if (!inflater.needsInput() || fed == packed.byteSize()) {
      return false;
    }
    // Copied, not handed over in place: if another program cuts the mapped file short, a copy fails
    // with an error that says so, while the inflater takes what it finds for damaged data.
    int part = (int) Math.min(input.length, packed.byteSize() - fed);
    try {
      MemorySegment.copy(packed, ValueLayout.JAVA_BYTE, fed, input, 0, part);
    } catch (IllegalStateException e) {
      throw UnmappedError.of(packed, e);
    }
    inflater.setInput(input, 0, part);
    fed += part;
    return true;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
