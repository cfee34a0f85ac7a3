package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.RawZip.Entry;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.SegmentSource;
import org.wavecrate.npy.Shape;

/// Arrays of datasets as files: their checksums, where they lie, rows and texts as files of their
/// own, and what copies are called.
class ArrayFileTest {
  @TempDir Path temp;

  private byte[] array(float... values) throws IOException {
    Path file = temp.resolve("made.npy");
    Fixture.floats(file, values);
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private Example first(Path dataset) throws IOException {
    return Dataset.open(dataset, Progress.NONE).splits().getFirst().example(0);
  }

  @Test
  void whatAZipStoresIsVerifiedByItsChecksum() throws IOException {
    byte[] bytes = array(1, 2, 3);
    Entry spoiled = new Entry("train/b/id-1.npy", bytes);
    spoiled.crc ^= 1;
    try (ArrayFile file =
        first(RawZip.of(temp.resolve("a.zip"), new Entry("train/b/id-1.npy", bytes))).open()) {
      assertThat(file.verify()).isTrue();
      assertThat(file.path()).isEqualTo("train/b/id-1.npy");
      assertThat(file.bytes()).isEqualTo(bytes.length);
    }
    try (ArrayFile file = first(RawZip.of(temp.resolve("b.zip"), spoiled)).open()) {
      assertThatThrownBy(file::verify)
          .isInstanceOf(BadFileException.class)
          .hasMessage("train/b/id-1.npy: was changed while it was open: its checksum differs");
    }
    Fixture.floats(temp.resolve("set/train/b/id-1.npy"), 1, 2, 3);
    try (ArrayFile file = first(temp.resolve("set")).open()) {
      assertThat(file.verify()).as("there is no checksum").isFalse();
    }
  }

  @Test
  void elementsOfAStoredEntryLieInTheZip() throws IOException {
    byte[] bytes = array(1, 2, 3);
    Path zip = RawZip.of(temp.resolve("a.zip"), new Entry("train/b/id-1.npy", bytes));
    try (ArrayFile file = first(zip).open()) {
      assertThat(file.mapping().orElseThrow().offset()).isEqualTo(30 + 16 + bytes.length - 12);
    }
  }

  @Test
  void rowsOfAStoredArrayLieOneAfterTheOther() throws IOException {
    Path made = temp.resolve("made.npy");
    Fixture.array(made, Dtype.FLOAT32, Shape.of(40, 25), new byte[4000]);
    byte[] bytes = Files.readAllBytes(made);
    Files.delete(made);
    Path zip = RawZip.of(temp.resolve("a.zip"), new Entry("x_train.npy", bytes));
    Dataset dataset = Dataset.open(zip, Progress.NONE).holding(Holds.EXAMPLES);
    long data = 30 + 11 + bytes.length - 4000;
    for (int row : new int[] {0, 1, 39}) {
      try (ArrayFile file = dataset.splits().getFirst().example(row).open()) {
        assertThat(file.mapping().map(place -> place.offset())).contains(data + 100L * row);
      }
    }
  }

  private static byte[] texts(String... texts) {
    String header =
        "{'descr': '<U5', 'fortran_order': False, 'shape': (%d,), }".formatted(texts.length);
    String padded = header + " ".repeat(117 - header.length()) + "\n";
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
    out.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
    for (String text : texts) {
      out.writeBytes(Arrays.copyOf(text.getBytes(Charset.forName("UTF-32LE")), 20));
    }
    return out.toByteArray();
  }

  @Test
  void textsAreRowsOfBytesBehindAHeaderOfTheirOwn() throws IOException {
    byte[] file = texts("dog", "cat");
    ArrayFile.Opener opener = () -> new SegmentSource(MemorySegment.ofArray(file));
    LabelRows rows = LabelRows.of(opener).orElseThrow();
    assertThat(rows.isText()).isTrue();
    assertThat(rows.shape()).isEqualTo(Shape.of(2));
    assertThat(rows.header().shape()).isEqualTo(Shape.of(2, 20));
    try (var source = rows.opener().open()) {
      byte[] whole = new byte[(int) source.size()];
      assertThat(whole).hasSize(rows.header().dataOffset() + 40);
      source.read(0, MemorySegment.ofArray(whole));
      byte[] data = Arrays.copyOfRange(file, file.length - 40, file.length);
      assertThat(Arrays.copyOfRange(whole, whole.length - 40, whole.length)).isEqualTo(data);
      for (int at : new int[] {1, whole.length - 41, whole.length - 40, whole.length - 39}) {
        byte[] part = new byte[2];
        source.read(at, MemorySegment.ofArray(part));
        assertThat(part).isEqualTo(Arrays.copyOfRange(whole, at, at + 2));
      }
      assertThatThrownBy(() -> source.read(whole.length - 1, MemorySegment.ofArray(new byte[2])))
          .isInstanceOf(NpyException.class)
          .hasMessage("is truncated: it ended at byte " + file.length);
    }
    byte[] numbers = array(1, 2);
    assertThat(LabelRows.of(() -> new SegmentSource(MemorySegment.ofArray(numbers))))
        .get()
        .extracting(LabelRows::isText)
        .isEqualTo(false);
    assertThat(LabelRows.of(() -> new SegmentSource(MemorySegment.ofArray(new byte[9])))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"id-1 (1).npy, id-1.npy", "id-3 - Copy.npy, id-3.npy", "id-3.npy, ", "id-3 (1, "})
  void copiesAreNamedAfterTheirOriginal(String name, String original) {
    assertThat(CopyName.original(name)).isEqualTo(Optional.ofNullable(original));
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  @Test
  void filesAreCopiesIfAllHaveTheSameBytes() throws IOException {
    byte[] bytes = {1, 2, 3};
    Files.createDirectories(temp.resolve("a b"));
    Files.write(temp.resolve("a b/x.npy"), bytes);
    String same = "a b/x.npy 3 " + crc(bytes);
    assertThat(FileCopies.areIn(temp, Set.of(same))).isTrue();
    assertThat(FileCopies.areIn(temp, Set.of())).isTrue();
    for (String other :
        List.of(
            "a b/x.npy 3 " + (crc(bytes) + 1),
            "a b/x.npy 4 " + crc(bytes),
            "a b/y.npy 3 " + crc(bytes),
            "a b 3 " + crc(bytes),
            "a\0b 3 " + crc(bytes))) {
      assertThat(FileCopies.areIn(temp, Set.of(same, other))).as(other).isFalse();
    }
  }

  @Test
  void pathsOfFilesHaveSlashes() {
    assertThat(PortablePath.of(Path.of("a", "b"))).isEqualTo("a/b");
  }

  @Test
  void anArchiveMayHaveMoreThanAThousandEntries() throws IOException {
    Entry[] entries = new Entry[1025];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new Entry("train/b/id-" + i + ".npy", new byte[1]);
    }
    Archive archive = Archive.open(RawZip.of(temp.resolve("a.zip"), entries), Progress.NONE);
    assertThat(archive.size()).isEqualTo(1025);
    assertThat(archive.entry(1024).name()).isEqualTo("train/b/id-1024.npy");
    assertThat(archive.entry(0).isStored()).isTrue();
    Entry deflated = new Entry("b.txt", new byte[100]).deflate();
    Archive one = Archive.open(RawZip.of(temp.resolve("b.zip"), deflated), Progress.NONE);
    assertThat(one.entry(0).isStored()).isFalse();
    assertThat(one.entry(0).bytes()).isEqualTo(100);
    assertThat(one.entry(0).packedBytes()).isLessThan(100);
    Entry twice = new Entry("b.txt", new byte[1]);
    assertThatThrownBy(
            () ->
                Archive.open(
                    RawZip.of(temp.resolve("c.zip"), twice, new Entry("b.txt", new byte[1])),
                    Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("entry 'b.txt' is there twice; refused");
  }
}
