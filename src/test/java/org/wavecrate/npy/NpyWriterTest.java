package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wavecrate.Law;
import org.wavecrate.npy.NpyFixtures.Fixture;

/// What is written is what NumPy's `save` writes, and reads back.
class NpyWriterTest {
  private static final List<String> CODES =
      List.of(
          "|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", ">i2",
          ">i4", ">i8", ">u2", ">u4", ">u8", ">f2", ">f4", ">f8");

  static Stream<Fixture> plain() {
    return NpyFixtures.all().stream().filter(f -> f.version() == 1 && !f.fortran());
  }

  @ParameterizedTest
  @MethodSource("plain")
  void writesNumPysOwnBytes(Fixture fixture) throws IOException {
    byte[] numpys = fixture.bytes();
    int data = numpys.length - fixture.stored().length;
    MemorySegment elements = MemorySegment.ofArray(numpys).asSlice(data);

    assertThat(written(Dtype.parse(fixture.dtype()), fixture.toShape(), elements))
        .isEqualTo(numpys);
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.of(CODES);
  }

  @Provide
  Arbitrary<long[]> axes() {
    return Arbitraries.longs().between(0, 7).array(long[].class).ofMaxSize(5);
  }

  @Law
  void whatIsWrittenReadsBack(
      @ForAll("codes") String code, @ForAll("axes") long[] axes, @ForAll byte seed)
      throws IOException {
    Dtype dtype = Dtype.parse(code);
    Shape shape = Shape.of(axes);
    byte[] data = new byte[(int) shape.elements() * dtype.bytes()];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (seed + i * 37);
    }

    NpyArray array =
        new NpyReader()
            .open(NpyFixtures.memory(written(dtype, shape, MemorySegment.ofArray(data))));

    assertThat(array.header().dtype()).isEqualTo(dtype);
    assertThat(array.header().shape()).isEqualTo(shape);
    assertThat(array.header().dataOffset() % 64).isZero();
    byte[] read = new byte[data.length];
    array.readStored(MemorySegment.ofArray(read));
    assertThat(read).isEqualTo(dtype.bigEndian() ? swapped(data, dtype.bytes()) : data);
  }

  @Test
  void takesDataFromAnyMemory(@TempDir Path folder) throws IOException {
    // Over several of the pieces in which heap memory is handed on.
    float[] data = new float[40_000];
    for (int i = 0; i < data.length; i++) {
      data[i] = i / 7f;
    }
    Path heap = folder.resolve("heap.npy");
    Path outside = folder.resolve("native.npy");

    NpyWriter.write(heap, Dtype.FLOAT32, Shape.of(data.length), MemorySegment.ofArray(data));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_FLOAT, data);
      NpyWriter.write(outside, Dtype.FLOAT32, Shape.of(data.length), copy);
    }

    assertThat(heap).hasSameBinaryContentAs(outside);
    float[] read = new float[data.length];
    new NpyReader()
        .open(NpyFixtures.memory(Files.readAllBytes(heap)))
        .readFloats(MemorySegment.ofArray(read));
    assertThat(read).isEqualTo(data);
  }

  @Test
  void replacesALongerFile(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("label.npy"), new byte[5000]);

    NpyWriter.write(file, Dtype.INT64, Shape.of(), MemorySegment.ofArray(new long[] {1}));

    assertThat(file).hasBinaryContent(NpyFixtures.bytes("scalar-le-i8"));
  }

  /// Of 256 bytes, of which 246 are counted, and of more.
  @ParameterizedTest
  @CsvSource({"45, 256", "64, 320"})
  void headersOfManyAxesReadBack(int rank, int bytes) throws IOException {
    long[] axes = new long[rank];
    Arrays.fill(axes, 1);
    Shape shape = Shape.of(axes);
    byte[] written = written(Dtype.FLOAT32, shape, MemorySegment.ofArray(new float[] {7}));
    assertThat(written).hasSize(bytes + 4);
    assertThat(new NpyReader().open(NpyFixtures.memory(written)).header())
        .isEqualTo(new NpyHeader(Dtype.FLOAT32, false, shape, bytes));
  }

  @Test
  void refusesDataThatDoesNotFitTheShape() {
    assertThatThrownBy(
            () -> written(Dtype.FLOAT32, Shape.of(3), MemorySegment.ofArray(new float[2])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("8 bytes of data for <f4 (3,)");
    // 2^61 elements of 8 bytes are 0 bytes in a long's arithmetic.
    assertThatThrownBy(
            () -> written(Dtype.INT64, Shape.of(1L << 61), MemorySegment.ofArray(new long[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] written(Dtype dtype, Shape shape, MemorySegment data) throws IOException {
    var bytes = new ByteArrayOutputStream();
    NpyWriter.write(Channels.newChannel(bytes), dtype, shape, data);
    return bytes.toByteArray();
  }

  private static byte[] swapped(byte[] data, int bytes) {
    byte[] swapped = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      swapped[i / bytes * bytes + bytes - 1 - i % bytes] = data[i];
    }
    return swapped;
  }
}
