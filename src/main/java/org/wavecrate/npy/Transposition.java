package org.wavecrate.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads elements in C order from an array whose first axis varies fastest. Takes time in
/// proportion to what is read and a fixed amount of memory: some rows at a time, since neighbours
/// in the file belong to neighbouring rows.
final class Transposition {
  private static final int MOST_ROWS = 32;
  private static final int MOST_COLUMNS = 512;
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  /// A piece as it was read, and the same transposed.
  private static final ThreadLocal<byte[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new byte[2][MOST_ROWS * MOST_COLUMNS * Long.BYTES]);

  private final MemorySegment file;
  private final long dataOffset;
  private final Shape shape;
  private final int bytes;
  private final long columns;
  private final long[] index;
  private final byte[] read;
  private final byte[] turned;

  /// @param file all bytes of the array's file
  Transposition(MemorySegment file, NpyHeader header) {
    this.file = file;
    dataOffset = header.dataOffset();
    shape = header.shape();
    bytes = header.dtype().bytes();
    columns = shape.elements() / Math.max(1, shape.axis(0));
    index = new long[shape.rank()];
    read = SCRATCH.get()[0];
    turned = SCRATCH.get()[1];
  }

  /// Takes elements that are ready.
  interface Sink {
    /// @param at the position of the first, counted from the first that was asked for
    /// @param elements in their own type, as stored
    void accept(long at, MemorySegment elements, long count);
  }

  /// Delivers `count` elements from `first` on, counted in C order.
  void read(long first, long count, Sink sink) {
    for (long done = 0; done < count; ) {
      long row = (first + done) / columns;
      long column = (first + done) % columns;
      long left = count - done;
      boolean whole = column == 0 && left >= columns;
      int rows = whole ? (int) Math.min(MOST_ROWS, left / columns) : 1;
      long width = whole ? columns : Math.min(columns - column, left);
      read(row, rows, column, width, done, sink);
      done += rows * width;
    }
  }

  private void read(long row, int rows, long column, long width, long at, Sink sink) {
    int most = Math.max(1, read.length / bytes / rows);
    for (long done = 0; done < width; done += most) {
      int part = (int) Math.min(most, width - done);
      gather(row, rows, column + done, part);
      byte[] ready = rows == 1 ? read : turned;
      if (rows > 1) {
        turn(rows, part);
      }
      MemorySegment all = MemorySegment.ofArray(ready);
      for (int r = 0; r < rows; r++) {
        long run = (long) part * bytes;
        sink.accept(at + r * columns + done, all.asSlice(r * run, run), part);
      }
    }
  }

  /// Fills [#read] with the elements of `rows` rows, column by column.
  private void gather(long row, int rows, long column, int count) {
    long rest = column;
    for (int axis = shape.rank() - 1; axis > 0; axis--) {
      index[axis] = rest % shape.axis(axis);
      rest /= shape.axis(axis);
    }
    long stride = shape.axis(0);
    long offset = row;
    for (int axis = 1; axis < shape.rank(); axis++) {
      offset += index[axis] * stride;
      stride *= shape.axis(axis);
    }
    int run = rows * bytes;
    for (int i = 0; i < count; i++) {
      long from = dataOffset + offset * bytes;
      MemorySegment.copy(file, ValueLayout.JAVA_BYTE, from, read, i * run, run);
      long step = stride;
      for (int axis = shape.rank() - 1; axis > 0; axis--) {
        step /= shape.axis(axis);
        offset += step;
        if (++index[axis] < shape.axis(axis)) {
          break;
        }
        offset -= index[axis] * step;
        index[axis] = 0;
      }
    }
  }

  private void turn(int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      int to = r * columns * bytes;
      int from = r * bytes;
      int stride = rows * bytes;
      switch (bytes) {
        case 1 -> {
          for (int c = 0; c < columns; c++) {
            turned[to + c] = read[from + c * stride];
          }
        }
        case 2 -> {
          for (int c = 0; c < columns; c++) {
            SHORTS.set(turned, to + 2 * c, (short) SHORTS.get(read, from + c * stride));
          }
        }
        case 4 -> {
          for (int c = 0; c < columns; c++) {
            INTS.set(turned, to + 4 * c, (int) INTS.get(read, from + c * stride));
          }
        }
        default -> {
          for (int c = 0; c < columns; c++) {
            LONGS.set(turned, to + 8 * c, (long) LONGS.get(read, from + c * stride));
          }
        }
      }
    }
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.nativeOrder());
  }
}
