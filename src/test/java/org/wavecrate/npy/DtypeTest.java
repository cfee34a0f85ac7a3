package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DtypeTest {
  @ParameterizedTest
  @CsvSource({
    "|b1, bool, false",
    "|i1, int8, true",
    "<i2, int16, true",
    ">i8, int64, true",
    "|u1, uint8, true",
    ">u4, uint32, true",
    "<f2, float16, false",
    ">f8, float64, false"
  })
  void typesHaveTheirNumPyNames(String code, String name, boolean integer) throws NpyException {
    Dtype dtype = Dtype.parse(code);
    assertThat(dtype.numpyName()).isEqualTo(name);
    assertThat(dtype.isInteger()).isEqualTo(integer);
    assertThat(dtype).hasToString(code);
  }

  @Test
  void oneByteHasNoOrder() {
    assertThat(new Dtype(Dtype.Kind.INT, 1, true)).isEqualTo(new Dtype(Dtype.Kind.INT, 1, false));
    assertThat(new Dtype(Dtype.Kind.INT, 2, true).littleEndian())
        .isEqualTo(new Dtype(Dtype.Kind.INT, 2, false));
  }

  @ParameterizedTest
  @CsvSource({"BOOL, 2", "INT, 3", "UINT, 16", "FLOAT, 1", "FLOAT, 16"})
  void sizesThatNoTypeHasAreRefused(Dtype.Kind kind, int bytes) {
    assertThatThrownBy(() -> new Dtype(kind, bytes, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(kind + " of " + bytes + " bytes; allowed: bool, int, uint, float");
  }

  private static void assertNumber(String code, double expected, ByteBuffer bytes)
      throws NpyException {
    bytes.flip();
    MemorySegment elements = MemorySegment.ofArray(new byte[bytes.limit()]);
    elements.copyFrom(MemorySegment.ofBuffer(bytes));
    assertThat(Dtype.parse(code).number(elements, 1)).as(code).isEqualTo(expected);
  }

  private static ByteBuffer bytes() {
    return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The second of two elements each.
  @Test
  void anElementIsANumber() throws NpyException {
    assertNumber("|b1", 1, bytes().put((byte) 0).put((byte) 7));
    assertNumber("|b1", 0, bytes().put((byte) 1).put((byte) 0));
    assertNumber("|i1", -2, bytes().put((byte) 1).put((byte) -2));
    assertNumber("|u1", 254, bytes().put((byte) 1).put((byte) -2));
    assertNumber("<i2", -300, bytes().putShort((short) 1).putShort((short) -300));
    assertNumber("<u2", 65_236, bytes().putShort((short) 1).putShort((short) -300));
    assertNumber("<i4", -70_000, bytes().putInt(1).putInt(-70_000));
    assertNumber("<u4", 4_294_897_296.0, bytes().putInt(1).putInt(-70_000));
    assertNumber("<i8", -5_000_000_000.0, bytes().putLong(1).putLong(-5_000_000_000L));
    assertNumber("<u8", 5_000_000_000.0, bytes().putLong(1).putLong(5_000_000_000L));
    assertNumber("<u8", 0x1p64 - 2048, bytes().putLong(1).putLong(-2048));
    assertNumber("<f2", -1.5, bytes().putShort((short) 1).putShort((short) 0xbe00));
    assertNumber("<f4", 0.1f, bytes().putFloat(1).putFloat(0.1f));
    assertNumber("<f8", 0.1, bytes().putDouble(1).putDouble(0.1));
  }

  /// Half way between two doubles: the lowest bit decides.
  @Test
  void unsignedNumbersAreRoundedToTheNearest() throws NpyException {
    long half = Long.MIN_VALUE + 1024;
    assertNumber("<u8", 0x1p63, bytes().putLong(0).putLong(half));
    assertNumber("<u8", 0x1p63 + 2048, bytes().putLong(0).putLong(half + 1));
  }
}
