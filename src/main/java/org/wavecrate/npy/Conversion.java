package org.wavecrate.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
    if (stored.kind() == Dtype.Kind.BOOL) {
      // NumPy reads any byte but 0 as True.
      for (long i = 0; i < count; i++) {
        to.set(I1, i, (byte) (from.get(I1, i) == 0 ? 0 : 1));
      }
    } else if (!stored.bigEndian()) {
      MemorySegment.copy(from, 0, to, 0, count * stored.bytes());
    } else {
      switch (stored.bytes()) {
        case 2 -> MemorySegment.copy(from, BIG2, 0, to, LITTLE2, 0, count);
        case 4 -> MemorySegment.copy(from, BIG4, 0, to, LITTLE4, 0, count);
        default -> MemorySegment.copy(from, BIG8, 0, to, LITTLE8, 0, count);
      }
    }
  }

  private static void toFloats(MemorySegment from, Dtype stored, MemorySegment to, long count) {
    switch (stored.kind()) {
      case BOOL -> {
        for (long i = 0; i < count; i++) {
          to.set(F4, 4 * i, from.get(I1, i) == 0 ? 0f : 1f);
        }
      }
      case INT -> signedToFloats(from, stored, to, count);
      case UINT -> unsignedToFloats(from, stored, to, count);
      case FLOAT -> floatsToFloats(from, stored, to, count);
    }
  }

  private static void signedToFloats(MemorySegment from, Dtype stored, MemorySegment to, long n) {
    var two = stored.bigEndian() ? BIG2 : LITTLE2;
    var four = stored.bigEndian() ? BIG4 : LITTLE4;
    var eight = stored.bigEndian() ? BIG8 : LITTLE8;
    for (long i = 0; i < n; i++) {
      float value =
          switch (stored.bytes()) {
            case 1 -> from.get(I1, i);
            case 2 -> from.get(two, 2 * i);
            case 4 -> from.get(four, 4 * i);
            default -> from.get(eight, 8 * i);
          };
      to.set(F4, 4 * i, value);
    }
  }

  private static void unsignedToFloats(MemorySegment from, Dtype stored, MemorySegment to, long n) {
    var two = stored.bigEndian() ? BIG2 : LITTLE2;
    var four = stored.bigEndian() ? BIG4 : LITTLE4;
    var eight = stored.bigEndian() ? BIG8 : LITTLE8;
    for (long i = 0; i < n; i++) {
      float value =
          switch (stored.bytes()) {
            case 1 -> from.get(I1, i) & 0xff;
            case 2 -> from.get(two, 2 * i) & 0xffff;
            case 4 -> from.get(four, 4 * i) & 0xffffffffL;
            default -> unsignedToFloat(from.get(eight, 8 * i));
          };
      to.set(F4, 4 * i, value);
    }
  }

  private static float unsignedToFloat(long bits) {
    // Halved with the lost bit kept sticky, so that rounding to nearest even stays right.
    return bits >= 0 ? (float) bits : 2f * (float) (bits >>> 1 | bits & 1);
  }

  private static void floatsToFloats(MemorySegment from, Dtype stored, MemorySegment to, long n) {
    var two = stored.bigEndian() ? BIG2 : LITTLE2;
    var eight = stored.bigEndian() ? BIG8 : LITTLE8;
    switch (stored.bytes()) {
      case 2 -> {
        for (long i = 0; i < n; i++) {
          to.set(F4, 4 * i, Float.float16ToFloat(from.get(two, 2 * i)));
        }
      }
      case 4 -> MemorySegment.copy(from, BIG4, 0, to, LITTLE4, 0, n);
      default -> {
        for (long i = 0; i < n; i++) {
          to.set(F4, 4 * i, (float) Double.longBitsToDouble(from.get(eight, 8 * i)));
        }
      }
    }
  }

  /// One little-endian element as a double.
  static double number(MemorySegment from, Dtype dtype, long i) {
    return switch (dtype.kind()) {
      case BOOL -> from.get(I1, i) == 0 ? 0 : 1;
      case INT ->
          switch (dtype.bytes()) {
            case 1 -> from.get(I1, i);
            case 2 -> from.get(LITTLE2, 2 * i);
            case 4 -> from.get(LITTLE4, 4 * i);
            default -> from.get(LITTLE8, 8 * i);
          };
      case UINT ->
          switch (dtype.bytes()) {
            case 1 -> from.get(I1, i) & 0xff;
            case 2 -> from.get(LITTLE2, 2 * i) & 0xffff;
            case 4 -> from.get(LITTLE4, 4 * i) & 0xffffffffL;
            default -> unsignedToDouble(from.get(LITTLE8, 8 * i));
          };
      case FLOAT ->
          switch (dtype.bytes()) {
            case 2 -> Float.float16ToFloat(from.get(LITTLE2, 2 * i));
            case 4 -> Float.intBitsToFloat(from.get(LITTLE4, 4 * i));
            default -> Double.longBitsToDouble(from.get(LITTLE8, 8 * i));
          };
    };
  }

  private static double unsignedToDouble(long bits) {
    return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
  }

  /// Copies elements from first-axis-fastest order to last-axis-fastest order.
  static void toCOrder(MemorySegment from, MemorySegment to, Shape shape, int bytes) {
    int rank = shape.rank();
    long[] strides = new long[rank];
    long stride = bytes;
    for (int axis = 0; axis < rank; axis++) {
      strides[axis] = stride;
      stride *= shape.axis(axis);
    }
    long[] index = new long[rank];
    long offset = 0;
    for (long i = 0; i < shape.elements(); i++) {
      MemorySegment.copy(from, offset, to, i * bytes, bytes);
      for (int axis = rank - 1; axis >= 0; axis--) {
        offset += strides[axis];
        if (++index[axis] < shape.axis(axis)) {
          break;
        }
        offset -= index[axis] * strides[axis];
        index[axis] = 0;
      }
    }
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
