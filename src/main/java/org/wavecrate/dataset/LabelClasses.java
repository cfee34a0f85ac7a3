package org.wavecrate.dataset;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;

/// The classes named by a label: a whole number names one, a vector of zeros and ones each whose
/// element is 1.
public final class LabelClasses {
  /// A longer vector is something over time rather than over classes.
  private static final int MOST_CLASSES = 4096;

  private LabelClasses() {}

  /// The indices of the classes; none if the label is no class, a real number for instance.
  public static long[] of(ArrayFile label) throws BadFileException {
    NpyHeader header = label.header();
    long count = header.shape().elements();
    if (count == 0 || count > MOST_CLASSES || header.shape().rank() > 1) {
      return new long[0];
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(header.dataBytes(), 8);
      label.readStored(bytes);
      return count == 1
          ? scalar(header.dtype(), bytes)
          : vector(header.dtype(), bytes, (int) count);
    }
  }

  /// The number that a label is; none if it has more than one value.
  static OptionalDouble number(ArrayFile label) throws BadFileException {
    NpyHeader header = label.header();
    if (header.shape().elements() != 1) {
      return OptionalDouble.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(header.dataBytes(), 8);
      label.readStored(bytes);
      return OptionalDouble.of(header.dtype().littleEndian().number(bytes, 0));
    }
  }

  private static long[] scalar(Dtype dtype, MemorySegment bytes) {
    double value = dtype.number(bytes, 0);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? new long[] {(long) value} : new long[0];
  }

  private static long[] vector(Dtype dtype, MemorySegment bytes, int count) {
    long[] classes = new long[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      double value = dtype.number(bytes, i);
      if (value == 1) {
        classes[found++] = i;
      } else if (value != 0) {
        return new long[0];
      }
    }
    return Arrays.copyOf(classes, found);
  }
}
