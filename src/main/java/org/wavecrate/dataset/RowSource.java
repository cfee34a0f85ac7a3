package org.wavecrate.dataset;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.wavecrate.npy.ByteSource;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Mapping;
import org.wavecrate.npy.NpyArray;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// One row of an array as the file that it would make on its own: little-endian, in C order.
final class RowSource implements ByteSource {
  private final NpyArray array;
  private final Optional<Mapping> rows;
  private final byte[] header;
  private final long first;
  private final long dataBytes;

  /// @param array the array of many
  /// @param rows where the first row lies, if all lie in a mapped file as they are read
  /// @param header as [#header] makes it
  RowSource(NpyArray array, Optional<Mapping> rows, byte[] header, long row) {
    this.array = array;
    this.rows = rows;
    this.header = header;
    Shape shape = array.header().shape();
    long elements = shape.elements() / Math.max(1, shape.axis(0));
    first = row * elements;
    dataBytes = elements * array.header().dtype().bytes();
  }

  /// All that comes before the data of any row.
  static byte[] header(Dtype dtype, Shape array) {
    return NpyWriter.header(dtype.littleEndian(), array.row());
  }

  /// As if the header were before the row, which nobody reads there: what counts is where the data
  /// lies.
  @Override
  public Optional<Mapping> mapping() {
    long data = first * array.header().dtype().bytes();
    return rows.map(place -> new Mapping(place.file(), place.offset() + data - header.length));
  }

  @Override
  public long size() {
    return header.length + dataBytes;
  }

  @Override
  public void read(long offset, MemorySegment destination) throws IOException {
    if (offset > size() - destination.byteSize()) {
      throw new NpyException("is truncated: it ended at byte " + size());
    }
    long head = Math.clamp(header.length - offset, 0, destination.byteSize());
    if (head > 0) {
      MemorySegment.copy(MemorySegment.ofArray(header), offset, destination, 0, head);
    }
    if (head < destination.byteSize()) {
      readData(offset + head - header.length, destination.asSlice(head));
    }
  }

  private void readData(long from, MemorySegment destination) throws IOException {
    int width = array.header().dtype().bytes();
    long before = from % width;
    long bytes = destination.byteSize();
    long after = Math.floorMod(-(from + bytes), width);
    if (before == 0 && after == 0) {
      array.readStored(first + from / width, destination);
      return;
    }
    byte[] whole = new byte[Math.toIntExact(before + bytes + after)];
    array.readStored(first + from / width, MemorySegment.ofArray(whole));
    MemorySegment.copy(MemorySegment.ofArray(whole), before, destination, 0, bytes);
  }
}
