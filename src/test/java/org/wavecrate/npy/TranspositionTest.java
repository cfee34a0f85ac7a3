package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.storage.Formatted;

/// Arrays whose first axis varies fastest: element (i, j, k) of the arrays here is its own index in
/// C order, whatever place it has in the file.
class TranspositionTest {
  private static byte[] file(Dtype dtype, long... axes) {
    Shape shape = Shape.of(axes);
    String text = "{'descr': '%s', 'fortran_order': True, 'shape': %s, }";
    byte[] dictionary = Formatted.of(text, dtype.code(), shape).getBytes(StandardCharsets.US_ASCII);
    int bytes = dtype.bytes();
    byte[] all = new byte[10 + dictionary.length + (int) shape.elements() * bytes];
    System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 0, all, 0, 8);
    all[8] = (byte) dictionary.length;
    System.arraycopy(dictionary, 0, all, 10, dictionary.length);
    for (int c = 0; c < shape.elements(); c++) {
      long rest = c;
      long at = 0;
      for (int axis = axes.length - 1; axis >= 0; axis--) {
        long stride = 1;
        for (int before = 0; before < axis; before++) {
          stride *= axes[before];
        }
        at += rest % axes[axis] * stride;
        rest /= axes[axis];
      }
      for (int b = 0; b < bytes; b++) {
        int shift = 8 * (dtype.bigEndian() ? bytes - 1 - b : b);
        all[10 + dictionary.length + (int) at * bytes + b] = (byte) ((long) c >> shift);
      }
    }
    return all;
  }

  private static NpyArray open(byte[] file) throws Exception {
    return new NpyReader().open(new SegmentSource(MemorySegment.ofArray(file)));
  }

  @ParameterizedTest
  @CsvSource({
    "<i4, 70, 1100, 1",
    "<i2, 33, 17, 5",
    ">i4, 40, 3, 600",
    "<i8, 1, 700, 3",
    "<u2, 100, 1, 1",
    // Rows that fill the working memory.
    "|u1, 33, 4097, 1",
    "<u2, 33, 2049, 1",
    "<i8, 33, 513, 1"
  })
  void everyStretchIsReadInCOrder(String code, long a, long b, long c) throws Exception {
    Dtype dtype = Dtype.parse(code);
    NpyArray array = open(file(dtype, a, b, c));
    int size = (int) (a * b * c);
    int row = (int) (b * c);
    // Small types hold the last digits of the index.
    int most = dtype.bytes() < 4 ? (1 << 8 * dtype.bytes()) - 1 : -1;

    for (int[] stretch :
        new int[][] {
          {0, size}, {1, size - 1}, {row - 1, Math.min(size - row + 1, row + 2)}, {size - 1, 1}
        }) {
      float[] values = new float[stretch[1]];
      array.readFloats(stretch[0], MemorySegment.ofArray(values));
      for (int i = 0; i < values.length; i++) {
        int expected = stretch[0] + i & most;
        assertThat(values[i]).as("element %d", stretch[0] + i).isEqualTo(expected);
      }
    }
  }

  @Test
  void elementsOfOneByteAreReadToo() throws Exception {
    byte[] values = new byte[15];
    open(file(Dtype.parse("|u1"), 5, 3)).readStored(MemorySegment.ofArray(values));
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo((byte) i);
    }
  }

  /// Reading it in parts, each of which turned all of it round, took minutes.
  @Test
  void manyPartsCostNoMoreThanOne() throws Exception {
    NpyArray array = open(file(Dtype.FLOAT32, 1000, 1000));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment part = arena.allocate(4 * 1000, 4);
      long before = Allocation.soFar();
      for (int row = 0; row < 1000; row++) {
        array.readStored(1000L * row, part);
      }
      assertThat(Allocation.soFar() - before).as("bytes on the heap").isLessThan(1_000_000);
      assertThat(part.get(ValueLayout.JAVA_INT, 0)).isEqualTo(999_000);
    }
  }
}
