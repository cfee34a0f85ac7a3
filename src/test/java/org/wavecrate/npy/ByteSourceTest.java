package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sources read exactly what they have, and say where it ends.
class ByteSourceTest {
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  @Test
  void memoryIsReadToItsEndAndNotBeyond() throws IOException {
    MemorySegment bytes = MemorySegment.ofArray(new byte[] {1, 2, 3, 4, 5});
    SegmentSource source = new SegmentSource(bytes);
    byte[] read = new byte[3];
    source.read(2, MemorySegment.ofArray(read));
    assertThat(read).containsExactly(3, 4, 5);
    assertThat(source.size()).isEqualTo(5);
    assertThat(source.mapped()).containsSame(bytes);
    assertThat(source.inMemory()).isSameAs(bytes);
    assertThat(source.mapping()).isEmpty();
    assertThat(source.checksum()).isEmpty();
    assertThatThrownBy(() -> source.read(3, MemorySegment.ofArray(read)))
        .isInstanceOf(NpyException.class)
        .hasMessage("is truncated: it ended at byte 5");
  }

  @Test
  void memoryThatIsGoneWasReplaced() {
    Arena arena = Arena.ofConfined();
    SegmentSource source = new SegmentSource(arena.allocate(8));
    arena.close();
    assertThatThrownBy(() -> source.read(0, MemorySegment.ofArray(new byte[8])))
        .isInstanceOf(UnmappedError.class)
        .hasMessage("was replaced while it was open; open the dataset again");
  }

  @Test
  void aFileSaysWhereItEnds() throws IOException {
    Path file = Files.write(folder.resolve("five"), new byte[] {1, 2, 3, 4, 5});
    byte[] read = new byte[3];
    try (FileSource source = FileSource.open(file)) {
      source.read(2, MemorySegment.ofArray(read));
      assertThat(read).containsExactly(3, 4, 5);
      assertThat(source.mapped()).isEmpty();
      assertThatThrownBy(() -> source.read(3, MemorySegment.ofArray(read)))
          .isInstanceOf(NpyException.class)
          .hasMessage("is truncated: it ended at byte 5");
    }
  }

  @Test
  void aClosedFileIsReadNoMore() throws IOException {
    FileSource source = FileSource.open(Files.write(folder.resolve("five"), new byte[5]));
    source.close();
    assertThatThrownBy(() -> source.read(0, MemorySegment.ofArray(new byte[1])))
        .isInstanceOf(ClosedChannelException.class);
  }

  @ParameterizedTest
  @CsvSource({MIB - 1 + ", false", MIB + ", true"})
  void filesOfAMebibyteAreMappedAndSmallerOnesCopied(int size, boolean mapped) throws IOException {
    byte[] bytes = new byte[size];
    bytes[size - 1] = 7;
    try (FileSource source = FileSource.open(Files.write(folder.resolve("large"), bytes))) {
      assertThat(source.mapping()).isEmpty();
      MemorySegment memory = source.inMemory();
      assertThat(memory.byteSize()).isEqualTo(size);
      assertThat(memory.get(ValueLayout.JAVA_BYTE, size - 1)).isEqualTo((byte) 7);
      assertThat(source.mapping().isPresent()).isEqualTo(mapped);
      if (mapped) {
        Mapping mapping = source.mapping().orElseThrow();
        assertThat(mapping.file().path()).isEqualTo(folder.resolve("large"));
        assertThat(mapping.offset()).isZero();
      }
    }
  }

  @Test
  void whatAFileLostOrGainedSinceItWasOpenedIsSeenWhenItIsMapped() throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[MIB + 1]);
    try (FileSource source = FileSource.open(file)) {
      Files.write(file, new byte[MIB + 9]);
      assertThat(source.inMemory().byteSize()).isEqualTo(MIB + 1);
    }
    try (FileSource source = FileSource.open(file)) {
      Files.write(file, new byte[MIB]);
      assertThatThrownBy(source::inMemory)
          .isInstanceOf(NpyException.class)
          .hasMessage("is truncated: it ended at byte " + MIB);
    }
  }

  @Test
  void memoryOfTheCallersThatIsGoneIsNotTakenForTheFile() throws IOException {
    Path file = folder.resolve("floats.npy");
    NpyWriter.write(file, Dtype.FLOAT32, Shape.of(2), MemorySegment.ofArray(new float[2]));
    byte[] bytes = Files.readAllBytes(file);
    Arena arena = Arena.ofConfined();
    MemorySegment gone = arena.allocate(8, 4);
    arena.close();
    try (FileSource source = FileSource.open(file)) {
      for (ByteSource each : Arrays.asList(source, NpyFixtures.memory(bytes))) {
        NpyArray array = new NpyReader().open(each);
        assertThatThrownBy(() -> array.readFloats(gone))
            .isExactlyInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void aFaultOfMappedMemoryIsExplained() {
    assertThat(UnmappedError.reason(new InternalError("a fault occurred")))
        .isEqualTo("was cut short while it was read");
    Arena arena = Arena.ofConfined();
    MemorySegment memory = arena.allocate(8);
    arena.close();
    UnmappedError error = UnmappedError.of(memory, new IllegalStateException("closed"));
    assertThat(UnmappedError.reason(error))
        .isEqualTo("was replaced while it was open; open the dataset again");
    assertThat(NpyArray.cutShort(error))
        .hasMessage("was replaced while it was open; open the dataset again")
        .hasCause(error);
  }
}
