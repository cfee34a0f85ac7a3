package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.NewFile;

/// Writes arrays, byte for byte as NumPy's `np.save` does: version 1.0, C order.
///
/// @since 0.1.0
public final class NpyWriter {
  private static final long LARGEST_WRITE = 1 << 30;
  private static final long CHUNK_BYTES = 1 << 16;

  private NpyWriter() {}

  /// Writes a file of its own, replacing one that is there as a whole; not forced to the disk.
  ///
  /// @param data the elements in C order, in the byte order that `dtype` names
  public static void write(Path file, Dtype dtype, Shape shape, MemorySegment data)
      throws IOException {
    try (NewFile fresh = NewFile.of(file)) {
      write(fresh.channel(), dtype, shape, data);
      fresh.publishUnforced();
    }
  }

  /// Writes header and data to a channel, which stays open.
  ///
  /// @param data the elements in C order, in the byte order that `dtype` names
  public static void write(
      WritableByteChannel channel, Dtype dtype, Shape shape, MemorySegment data)
      throws IOException {
    if (data.byteSize() % dtype.bytes() != 0
        || data.byteSize() / dtype.bytes() != shape.elements()) {
      throw new IllegalArgumentException(
          Formatted.of("%d bytes of data for %s %s", data.byteSize(), dtype.code(), shape));
    }
    writeHeader(channel, dtype, shape);
    if (data.isNative()) {
      writeNative(channel, data);
    } else {
      writeHeap(channel, data);
    }
  }

  private static void writeNative(WritableByteChannel channel, MemorySegment data)
      throws IOException {
    for (long done = 0; done < data.byteSize(); done += LARGEST_WRITE) {
      long part = Math.min(LARGEST_WRITE, data.byteSize() - done);
      writeFully(channel, data.asSlice(done, part).asByteBuffer());
    }
  }

  /// All that comes before the data of an array, a multiple of 64 bytes.
  public static byte[] header(Dtype dtype, Shape shape) {
    return NpyHeader.format(dtype, shape);
  }

  /// Writes all that comes before the data.
  public static void writeHeader(WritableByteChannel channel, Dtype dtype, Shape shape)
      throws IOException {
    writeFully(channel, ByteBuffer.wrap(NpyHeader.format(dtype, shape)));
  }

  /// Channels take no `float[]`; and would copy all of a `byte[]` into memory they keep.
  private static void writeHeap(WritableByteChannel channel, MemorySegment data)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment chunk = arena.allocate(Math.min(CHUNK_BYTES, data.byteSize()));
      for (long done = 0; done < data.byteSize(); done += CHUNK_BYTES) {
        long part = Math.min(CHUNK_BYTES, data.byteSize() - done);
        MemorySegment.copy(data, done, chunk, 0, part);
        writeFully(channel, chunk.asSlice(0, part).asByteBuffer());
      }
    }
  }

  private static void writeFully(WritableByteChannel channel, ByteBuffer buffer)
      throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
