package org.wavecrate.crate;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;

/// An open array of many examples, row by row, each as a file of its own: little-endian, C order.
final class BatchFile implements AutoCloseable {
  private final int file;
  private final ArrayFile array;
  private final Arena arena = Arena.ofConfined();
  private final byte[] header;
  private final long rowBytes;
  private final long rowElements;
  private final MemorySegment row;
  private final MemorySegment all;
  private int readRow = -1;

  /// @param file its number, to know it by
  BatchFile(int file, ArrayFile array) throws BadFileException {
    this.file = file;
    this.array = array;
    NpyHeader head = array.header();
    Shape shape = SourceFiles.row(head.shape());
    header = NpyWriter.header(head.dtype().littleEndian(), shape);
    rowElements = shape.elements();
    rowBytes = rowElements * head.dtype().bytes();
    boolean inOrder = head.isStoredInCOrder();
    // Rows of an array in Fortran order lie scattered over all of it.
    all = arena.allocate(inOrder ? 0 : head.dataBytes(), ZipFormat.ALIGNMENT);
    row = inOrder ? arena.allocate(rowBytes, ZipFormat.ALIGNMENT) : all.asSlice(0, 0);
    if (!inOrder) {
      array.readStored(all);
    }
  }

  int file() {
    return file;
  }

  /// Reads a stretch of the file that row `index` makes up.
  void readRow(int index, long offset, MemorySegment destination) throws BadFileException {
    long done = Math.clamp(header.length - offset, 0, destination.byteSize());
    if (done > 0) {
      MemorySegment.copy(MemorySegment.ofArray(header), offset, destination, 0, done);
    }
    if (done < destination.byteSize()) {
      long from = offset + done - header.length;
      MemorySegment.copy(data(index), from, destination, done, destination.byteSize() - done);
    }
  }

  private MemorySegment data(int index) throws BadFileException {
    if (all.byteSize() > 0) {
      return all.asSlice(index * rowBytes, rowBytes);
    }
    if (readRow != index) {
      array.readStored(index * rowElements, row);
      readRow = index;
    }
    return row;
  }

  @Override
  public void close() {
    array.close();
    arena.close();
  }
}
