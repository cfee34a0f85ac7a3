package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What reading does not do twice, and what it does not allocate.
class NpyCostTest {
  /// A file's channel and its attributes; the example itself has 64,000 bytes.
  private static final long MOST_PER_FILE = 4096;

  private static final long MOST_PER_MAPPED_ARRAY = 1024;

  private static final int WARM_UP = 2_000;
  private static final int READS = 2_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"f4-cube-v1-c", "f4-cube-v2-fortran", "i2-cube-v3-c", "many-axes"})
  void anIdenticalHeaderIsParsedOnce(String name) throws IOException {
    NpyReader reader = new NpyReader();
    NpyHeader first = reader.open(NpyFixtures.memory(NpyFixtures.bytes(name))).header();

    assertThat(reader.open(NpyFixtures.memory(NpyFixtures.bytes(name))).header()).isSameAs(first);
    try (FileSource file = FileSource.open(NpyFixtures.file(name))) {
      assertThat(reader.open(file).header()).isSameAs(first);
    }
  }

  @Test
  void examplesAndLabelsTakingTurnsAreParsedOnceEach() throws IOException {
    NpyReader reader = new NpyReader();
    List<String> names = List.of("f4-cube-v1-c", "scalar-le-i8", "i2-cube-v1-c", "many-axes");
    List<NpyHeader> first = headers(reader, names);

    for (int i = 0; i < 3; i++) {
      List<NpyHeader> again = headers(reader, names);
      for (int n = 0; n < names.size(); n++) {
        assertThat(again.get(n)).as(names.get(n)).isSameAs(first.get(n));
      }
    }
  }

  @Test
  void headersThatDifferInOneDigitAreNotMistaken() throws IOException {
    NpyReader reader = new NpyReader();
    for (int length = 0; length < 100; length++) {
      Path file = example(length);
      try (FileSource source = FileSource.open(file)) {
        assertThat(reader.open(source).header().shape()).isEqualTo(Shape.of(length));
      }
    }
  }

  @Test
  void aKnownHeaderDoesNotHideTruncatedData() throws IOException {
    NpyReader reader = new NpyReader();
    byte[] whole = NpyFixtures.bytes("i2-cube-v1-c");
    reader.open(NpyFixtures.memory(whole));

    for (int length : new int[] {0, 60, 128, whole.length - 1, whole.length + 1}) {
      byte[] changed = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(NpyException.class)
          .isThrownBy(() -> reader.open(NpyFixtures.memory(changed)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<f4", ">f4", "<i2", "<f8"})
  void readingAFileAllocatesNoArray(String code) throws IOException {
    Path file = example(code);
    NpyReader reader = new NpyReader();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment destination = arena.allocate(64_000, 8);
      long perRead =
          allocatedPerRun(
              () -> {
                try (FileSource source = FileSource.open(file)) {
                  reader.open(source).readFloats(destination);
                }
                return destination;
              });
      assertThat(perRead).isLessThan(MOST_PER_FILE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<f4", ">f4", "<i2", ">i2", "<f8", "|b1", "<u8", "<f2"})
  void convertingAMappedArrayAllocatesNoArray(String code) throws IOException {
    NpyReader reader = new NpyReader();
    byte[] file = Files.readAllBytes(example(code));
    SegmentSource source = new SegmentSource(MemorySegment.ofArray(file));
    MemorySegment destination = MemorySegment.ofArray(new float[16_000]);

    long perRead =
        allocatedPerRun(
            () -> {
              reader.open(source).readFloats(destination);
              return destination;
            });

    assertThat(perRead).isLessThan(MOST_PER_MAPPED_ARRAY);
  }

  @Test
  void threadsShareAReader() throws Exception {
    NpyReader reader = new NpyReader();
    List<NpyFixtures.Fixture> fixtures = NpyFixtures.all();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var results =
          IntStream.range(0, 8)
              .mapToObj(t -> threads.submit(() -> readAll(reader, fixtures, t * 7)))
              .toList();
      for (var result : results) {
        assertThat(result.get()).isEqualTo(fixtures.size() * 20);
      }
    }
  }

  /// Reads all fixtures over and over, and counts those that came out right.
  private static int readAll(NpyReader reader, List<NpyFixtures.Fixture> fixtures, int from)
      throws IOException {
    int right = 0;
    for (int i = 0; i < fixtures.size() * 20; i++) {
      NpyFixtures.Fixture fixture = fixtures.get((i + from) % fixtures.size());
      byte[] floats = new byte[fixture.floats().length];
      try (FileSource source = FileSource.open(fixture.file())) {
        reader.open(source).readFloats(MemorySegment.ofArray(floats));
      }
      right += Arrays.equals(floats, fixture.floats()) ? 1 : 0;
    }
    return right;
  }

  private static long allocatedPerRun(Callable<?> read) throws IOException {
    try {
      for (int i = 0; i < WARM_UP; i++) {
        read.call();
      }
      long before = Allocation.soFar();
      for (int i = 0; i < READS; i++) {
        read.call();
      }
      return (Allocation.soFar() - before) / READS;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<NpyHeader> headers(NpyReader reader, List<String> names) throws IOException {
    return names.stream()
        .map(
            name -> {
              try {
                return reader.open(NpyFixtures.memory(NpyFixtures.bytes(name))).header();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  private Path example(String code) throws IOException {
    Dtype dtype = Dtype.parse(code);
    byte[] data = new byte[16_000 * dtype.bytes()];
    Path file = folder.resolve("example.npy");
    NpyWriter.write(file, dtype, Shape.of(16_000), MemorySegment.ofArray(data));
    return file;
  }

  private Path example(int length) throws IOException {
    Path file = folder.resolve("example-" + length + ".npy");
    NpyWriter.write(
        file, Dtype.FLOAT32, Shape.of(length), MemorySegment.ofArray(new float[length]));
    return file;
  }
}
