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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.npy.NpyFixtures.Fixture;

/// Every array is read to the bit as NumPy reads it, from wherever, into whatever.
class NpyReaderTest {
  private static final NpyReader READER = new NpyReader();

  static List<Fixture> fixtures() {
    return NpyFixtures.all();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void headersSayWhatNumPySays(Fixture fixture) throws IOException {
    NpyHeader header = READER.open(NpyFixtures.memory(fixture.bytes())).header();

    assertThat(header.dtype().code()).isEqualTo(fixture.dtype());
    assertThat(header.shape().axes()).isEqualTo(fixture.shape());
    assertThat(header.isStoredInCOrder()).isEqualTo(!fixture.fortran());
    assertThat(header.dataBytes()).isEqualTo(fixture.stored().length);
    assertThat(header.fileBytes()).isEqualTo(fixture.bytes().length);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsFloatsAsNumPyConvertsThem(Fixture fixture) throws IOException {
    int length = fixture.floats().length;
    try (Arena arena = Arena.ofConfined();
        ByteSource file = FileSource.open(fixture.file())) {
      for (ByteSource source : List.of(file, NpyFixtures.memory(fixture.bytes()))) {
        NpyArray array = READER.open(source);
        for (MemorySegment destination : destinations(arena, length)) {
          array.readFloats(destination);
          assertThat(bytes(destination))
              .as("%s to %s", source, destination)
              .isEqualTo(fixture.floats());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsStoredElementsUnchanged(Fixture fixture) throws IOException {
    try (Arena arena = Arena.ofConfined();
        ByteSource file = FileSource.open(fixture.file())) {
      for (ByteSource source : List.of(file, NpyFixtures.memory(fixture.bytes()))) {
        NpyArray array = READER.open(source);
        for (MemorySegment destination :
            List.of(
                arena.allocate(fixture.stored().length),
                MemorySegment.ofArray(new byte[fixture.stored().length]))) {
          array.readStored(destination);
          assertThat(bytes(destination))
              .as("%s to %s", source, destination)
              .isEqualTo(fixture.stored());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void readsAnyPart(Fixture fixture) throws IOException {
    int elements = fixture.floats().length / 4;
    try (ByteSource file = FileSource.open(fixture.file())) {
      for (ByteSource source : List.of(file, NpyFixtures.memory(fixture.bytes()))) {
        NpyArray array = READER.open(source);
        for (int first = 0; first <= elements; first += 1 + elements / 12) {
          for (int count = 0; first + count <= elements; count += 1 + elements / 9) {
            float[] part = new float[count];
            array.readFloats(first, MemorySegment.ofArray(part));
            assertThat(bytes(MemorySegment.ofArray(part)))
                .as("%d from %d, %s", count, first, source)
                .isEqualTo(Arrays.copyOfRange(fixture.floats(), 4 * first, 4 * (first + count)));
          }
        }
      }
    }
  }

  @Test
  void convertsArraysOfManyChunks() throws IOException {
    int elements = 100_003;
    short[] stored = new short[elements];
    float[] wanted = new float[elements];
    for (int i = 0; i < elements; i++) {
      stored[i] = (short) (i * 31);
      wanted[i] = stored[i];
    }
    var file = Files.createTempFile("many-chunks", ".npy");
    try {
      NpyWriter.write(file, Dtype.parse("<i2"), Shape.of(elements), MemorySegment.ofArray(stored));
      try (ByteSource source = FileSource.open(file)) {
        float[] read = new float[elements];
        READER.open(source).readFloats(MemorySegment.ofArray(read));
        assertThat(read).isEqualTo(wanted);
        float[] tail = new float[50_000];
        READER.open(source).readFloats(50_003, MemorySegment.ofArray(tail));
        assertThat(tail).isEqualTo(Arrays.copyOfRange(wanted, 50_003, elements));
      }
    } finally {
      Files.delete(file);
    }
  }

  /// Conversions pass in pieces of 2,048 elements.
  @ParameterizedTest
  @ValueSource(
      strings = {"|b1", "|i1", "|u1", "<u2", "<f2", "<i4", ">u4", "<i8", "<u8", ">u8", "<f8"})
  void convertsFullPieces(String code) throws IOException {
    Dtype dtype = Dtype.parse(code);
    int elements = 2 * 2048 + 1;
    byte[] data = new byte[elements * dtype.bytes()];
    int lowest = dtype.bigEndian() ? dtype.bytes() - 1 : 0;
    float[] wanted = new float[elements];
    for (int i = 0; i < elements; i++) {
      wanted[i] = dtype.kind() == Dtype.Kind.FLOAT ? 0 : i % 2;
      data[i * dtype.bytes() + lowest] = (byte) wanted[i];
    }
    var bytes = new ByteArrayOutputStream();
    NpyWriter.write(
        Channels.newChannel(bytes), dtype, Shape.of(elements), MemorySegment.ofArray(data));
    float[] read = new float[elements];
    READER.open(NpyFixtures.memory(bytes.toByteArray())).readFloats(MemorySegment.ofArray(read));
    assertThat(read).isEqualTo(wanted);
  }

  static Stream<Fixture> ofTwelve() {
    return Stream.of("f4-little-fortran", "i2-big-fortran", "f4-cube-v1-c").map(NpyFixtures::named);
  }

  @ParameterizedTest
  @MethodSource("ofTwelve")
  void refusesPartsThatAreNotThere(Fixture fixture) throws IOException {
    NpyArray array = READER.open(NpyFixtures.memory(fixture.bytes()));
    int elements = fixture.floats().length / 4;
    MemorySegment one = MemorySegment.ofArray(new float[1]);

    for (long first : new long[] {-1, elements, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> array.readFloats(first, one))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> array.readFloats(MemorySegment.ofArray(new float[elements + 1])))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void refusesDestinationsOfTheWrongSize() throws IOException {
    NpyArray array = READER.open(NpyFixtures.memory(NpyFixtures.bytes("i2-cube-v1-c")));

    assertThatThrownBy(() -> array.readFloats(MemorySegment.ofArray(new float[23])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("92", "96");
    assertThatThrownBy(() -> array.readStored(MemorySegment.ofArray(new byte[47])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("47", "48");
    assertThatThrownBy(() -> array.readFloats(0, MemorySegment.ofArray(new byte[6])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6");
  }

  /// Native and heap memory, aligned and not.
  private static List<MemorySegment> destinations(Arena arena, int length) {
    return List.of(
        arena.allocate(length, 64),
        arena.allocate(length + 1L, 8).asSlice(1),
        MemorySegment.ofArray(new float[length / 4]),
        MemorySegment.ofArray(new byte[length]));
  }

  private static byte[] bytes(MemorySegment segment) {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }
}
