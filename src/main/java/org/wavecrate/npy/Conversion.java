package org.wavecrate.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Converts elements between types and orders, with the results of NumPy's `astype`.
final class Conversion {
  private static final ValueLayout.OfByte I1 = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort LITTLE2 = little(ValueLayout.JAVA_SHORT_UNALIGNED);
  private static final ValueLayout.OfInt LITTLE4 = little(ValueLayout.JAVA_INT_UNALIGNED);
  private static final ValueLayout.OfLong LITTLE8 = little(ValueLayout.JAVA_LONG_UNALIGNED);
  private static final ValueLayout.OfShort BIG2 = LITTLE2.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt BIG4 = LITTLE4.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong BIG8 = LITTLE8.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfFloat F4 =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private Conversion() {}

  /// @param target [Dtype#FLOAT32], or `stored` in little-endian order
  static void copy(MemorySegment from, Dtype stored, MemorySegment to, Dtype target, long count) {
    if (stored.littleEndian().equals(target)) {
      copyStored(from, stored, to, count);
    } else {
      toFloats(from, stored, to, count);
    }
  }

  private static void copyStored(MemorySegment from, Dtype stored, MemorySegment to, long count) {
    if (!stored.bigEndian()) {
      MemorySegment.copy(from, 0, to, 0, count * stored.bytes());
    } else {
      switch (stored.bytes()) {
        case 2 -> MemorySegment.copy(from, BIG2, 0, to, LITTLE2, 0, count);
        case 4 -> MemorySegment.copy(from, BIG4, 0, to, LITTLE4, 0, count);
        default -> MemorySegment.copy(from, BIG8, 0, to, LITTLE8, 0, count);
      }
    }
  }

  /// @param stored no float32, which needs no conversion
  private static void toFloats(MemorySegment from, Dtype stored, MemorySegment to, long count) {
    Scratch scratch = SCRATCH.get();
    for (long done = 0; done < count; done += Scratch.LENGTH) {
      int part = (int) Math.min(Scratch.LENGTH, count - done);
      scratch.load(from, stored, done * stored.bytes(), part);
      MemorySegment.copy(scratch.floats, 0, to, F4, done * F4.byteSize(), part);
    }
  }

  /// Arrays of one thread, through which conversions pass in pieces that stay in the cache.
  /// Element by element from segment to segment is 25 times slower as soon as a program has used
  /// segments both on and off the heap: only the bulk copies of `MemorySegment` don't care.
  private static final class Scratch {
    static final int LENGTH = 2048;

    final byte[] bytes = new byte[LENGTH];
    final short[] shorts = new short[LENGTH];
    final int[] ints = new int[LENGTH];
    final long[] longs = new long[LENGTH];
    final float[] floats = new float[LENGTH];

    /// Fills [#floats] with `n` elements.
    void load(MemorySegment from, Dtype stored, long offset, int n) {
      boolean unsigned = stored.kind() == Dtype.Kind.UINT;
      boolean real = stored.kind() == Dtype.Kind.FLOAT;
      boolean big = stored.bigEndian();
      switch (stored.bytes()) {
        case 1 -> {
          MemorySegment.copy(from, I1, offset, bytes, 0, n);
          if (stored.kind() == Dtype.Kind.BOOL) {
            boolsToFloats(n);
          } else {
            bytesToFloats(unsigned ? 0xff : -1, n);
          }
        }
        case 2 -> {
          MemorySegment.copy(from, big ? BIG2 : LITTLE2, offset, shorts, 0, n);
          if (real) {
            halvesToFloats(n);
          } else {
            shortsToFloats(unsigned ? 0xffff : -1, n);
          }
        }
        case 4 -> {
          MemorySegment.copy(from, big ? BIG4 : LITTLE4, offset, ints, 0, n);
          intsToFloats(unsigned ? 0xffffffffL : -1, n);
        }
        default -> {
          MemorySegment.copy(from, big ? BIG8 : LITTLE8, offset, longs, 0, n);
          if (real) {
            doublesToFloats(n);
          } else if (unsigned) {
            unsignedLongsToFloats(n);
          } else {
            longsToFloats(n);
          }
        }
      }
    }

    private void boolsToFloats(int n) {
      for (int i = 0; i < n; i++) {
        // NumPy keeps any byte in a stored bool, and counts any byte but 0 as True.
        floats[i] = bytes[i] == 0 ? 0 : 1;
      }
    }

    private void bytesToFloats(int mask, int n) {
      for (int i = 0; i < n; i++) {
        floats[i] = bytes[i] & mask;
      }
    }

    private void shortsToFloats(int mask, int n) {
      for (int i = 0; i < n; i++) {
        floats[i] = shorts[i] & mask;
      }
    }

    private void halvesToFloats(int n) {
      for (int i = 0; i < n; i++) {
        floats[i] = Float.float16ToFloat(shorts[i]);
      }
    }

    private void intsToFloats(long mask, int n) {
      for (int i = 0; i < n; i++) {
        floats[i] = ints[i] & mask;
      }
    }

    private void longsToFloats(int n) {
      for (int i = 0; i < n; i++) {
        floats[i] = longs[i];
      }
    }

    private void unsignedLongsToFloats(int n) {
      for (int i = 0; i < n; i++) {
        long bits = longs[i];
        // Halved with the lost bit kept sticky, so that rounding to nearest even stays right.
        floats[i] = bits >= 0 ? bits : 2f * (bits >>> 1 | bits & 1);
      }
    }

    private void doublesToFloats(int n) {
      for (int i = 0; i < n; i++) {
        floats[i] = (float) Double.longBitsToDouble(longs[i]);
      }
    }
  }

  /// One little-endian element as a double. By way of a buffer: to get ready for the first access
  /// to an element of a segment takes Java longer than reading all labels of a small dataset.
  static double number(MemorySegment from, Dtype dtype, long i) {
    int width = dtype.bytes();
    ByteBuffer element = from.asSlice(i * width, width).asByteBuffer();
    element.order(ByteOrder.LITTLE_ENDIAN);
    return switch (dtype.kind()) {
      case BOOL -> element.get() == 0 ? 0 : 1;
      case INT ->
          switch (width) {
            case 1 -> element.get();
            case 2 -> element.getShort();
            case 4 -> element.getInt();
            default -> element.getLong();
          };
      case UINT ->
          switch (width) {
            case 1 -> element.get() & 0xff;
            case 2 -> element.getShort() & 0xffff;
            case 4 -> element.getInt() & 0xffffffffL;
            default -> unsignedToDouble(element.getLong());
          };
      case FLOAT ->
          switch (width) {
            case 2 -> Float.float16ToFloat(element.getShort());
            case 4 -> element.getFloat();
            default -> element.getDouble();
          };
    };
  }

  private static double unsignedToDouble(long bits) {
    return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
  }

  private static ValueLayout.OfShort little(ValueLayout.OfShort layout) {
    return layout.withOrder(ByteOrder.LITTLE_ENDIAN);
  }

  private static ValueLayout.OfInt little(ValueLayout.OfInt layout) {
    return layout.withOrder(ByteOrder.LITTLE_ENDIAN);
  }

  private static ValueLayout.OfLong little(ValueLayout.OfLong layout) {
    return layout.withOrder(ByteOrder.LITTLE_ENDIAN);
  }
}
