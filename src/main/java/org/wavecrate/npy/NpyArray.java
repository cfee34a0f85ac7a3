package org.wavecrate.npy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.storage.Formatted;

/// An open array whose data is read on request, in C order, into memory that the caller owns.
/// Neither method keeps or allocates a copy for arrays that are stored in C order or mapped.
///
/// @since 0.1.0
public final class NpyArray {
  /// How much is read at a time where it must be converted; a multiple of every element size.
  private static final int CHUNK_BYTES = 1 << 16;

  private static final ThreadLocal<MemorySegment> CHUNK =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(CHUNK_BYTES, 8));

  private final ByteSource source;
  private final NpyHeader header;

  /// All bytes, once elements were asked for out of the file's order.
  private @Nullable MemorySegment whole;

  NpyArray(ByteSource source, NpyHeader header) {
    this.source = source;
    this.header = header;
  }

  public NpyHeader header() {
    return header;
  }

  /// Reads all elements as float32, converted as NumPy's `astype` does.
  ///
  /// @param destination 4 bytes for each element of the array; filled in little-endian order
  /// @throws IllegalArgumentException if `destination` has another size
  public void readFloats(MemorySegment destination) throws IOException {
    requireBytes(destination, header.shape().elements() * Dtype.FLOAT32.bytes());
    readFloats(0, destination);
  }

  /// Reads as many elements from `first` on, counted in C order, as `destination` holds float32.
  ///
  /// @throws IndexOutOfBoundsException if the array has not that many
  /// @throws IllegalArgumentException if `destination` ends within an element
  public void readFloats(long first, MemorySegment destination) throws IOException {
    read(first, destination, Dtype.FLOAT32);
  }

  /// Reads as many elements from `first` on, counted in C order, as `destination` holds in
  /// their own type, in little-endian order.
  ///
  /// @throws IndexOutOfBoundsException if the array has not that many
  /// @throws IllegalArgumentException if `destination` ends within an element
  public void readStored(long first, MemorySegment destination) throws IOException {
    read(first, destination, header.dtype().littleEndian());
  }

  /// Reads all elements in their own type, in little-endian order.
  ///
  /// @param destination as many bytes as [NpyHeader#dataBytes] says
  /// @throws IllegalArgumentException if `destination` has another size
  public void readStored(MemorySegment destination) throws IOException {
    requireBytes(destination, header.dataBytes());
    read(0, destination, header.dtype().littleEndian());
  }

  private void read(long first, MemorySegment destination, Dtype target) throws IOException {
    long count = destination.byteSize() / target.bytes();
    Objects.checkFromIndexSize(first, count, header.shape().elements());
    requireBytes(destination, count * target.bytes());
    try {
      if (header.isStoredInCOrder()) {
        readInOrder(first, count, destination, target);
      } else {
        readTransposed(first, count, destination, target);
      }
      if (source.mapped().isPresent()) {
        MappedFile.deliverFault();
      }
    } catch (InternalError e) {
      throw cutShort(e);
    } catch (IllegalStateException e) {
      Optional<MemorySegment> mapped = source.mapped();
      if (mapped.isEmpty()) {
        throw e;
      }
      throw cutShort(UnmappedError.of(mapped.get(), e));
    }
  }

  /// The exception for a mapped file that another program cut short, or this one released.
  static NpyException cutShort(InternalError e) {
    return new NpyException(UnmappedError.reason(e), e);
  }

  private void requireBytes(MemorySegment destination, long wanted) {
    if (destination.byteSize() != wanted) {
      throw new IllegalArgumentException(
          Formatted.of(
              "a destination of %d bytes for %s %s; allowed: %d",
              destination.byteSize(), header.dtype(), header.shape(), wanted));
    }
  }

  private void readInOrder(long first, long count, MemorySegment destination, Dtype target)
      throws IOException {
    Dtype stored = header.dtype();
    long offset = header.dataOffset() + first * stored.bytes();
    var mapped = source.mapped();
    if (mapped.isPresent()) {
      Conversion.copy(mapped.get().asSlice(offset), stored, destination, target, count);
    } else if (stored.equals(target) && destination.isNative()) {
      source.read(offset, destination);
    } else {
      MemorySegment chunk = CHUNK.get();
      long perChunk = CHUNK_BYTES / stored.bytes();
      for (long done = 0; done < count; done += perChunk) {
        long part = Math.min(perChunk, count - done);
        source.read(offset + done * stored.bytes(), chunk.asSlice(0, part * stored.bytes()));
        MemorySegment slice = destination.asSlice(done * target.bytes());
        Conversion.copy(chunk, stored, slice, target, part);
      }
    }
  }

  private void readTransposed(long first, long count, MemorySegment destination, Dtype target)
      throws IOException {
    if (count == 0) {
      return;
    }
    Dtype stored = header.dtype();
    MemorySegment file = whole;
    if (file == null) {
      file = source.inMemory();
      whole = file;
    }
    new Transposition(file, header)
        .read(
            first,
            count,
            (at, elements, number) ->
                Conversion.copy(
                    elements, stored, destination.asSlice(at * target.bytes()), target, number));
    MappedFile.deliverFault();
  }
}
