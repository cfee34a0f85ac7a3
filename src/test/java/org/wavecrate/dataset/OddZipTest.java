package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wavecrate.dataset.DatasetTest.open;
import static org.wavecrate.dataset.DatasetTest.paths;
import static org.wavecrate.dataset.DatasetTest.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.RawZip.Entry;

/// Zips that break rules without doing harm, as other programs write and open them.
class OddZipTest {
  @TempDir Path temp;
  private byte[] array;

  @BeforeEach
  void writeArray() throws IOException {
    Path file = temp.resolve("a.npy");
    Fixture.floats(file, Fixture.waveform(1, 100));
    array = Files.readAllBytes(file);
  }

  private Entry entry(String name) {
    return new Entry(name, array);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private void assertOpens(byte[] zip) throws IOException {
    Dataset dataset = open(Files.write(temp.resolve("z.zip"), zip));
    assertThat(paths(dataset)).containsExactly("a.npy", "b.npy");
    for (int i = 0; i < 2; i++) {
      assertThat(read(dataset.splits().getFirst().example(i)))
          .containsExactly(Fixture.waveform(1, 100));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatComesBeforeAndAfterAZipIsPassedOver(boolean zip64) throws IOException {
    RawZip zip = new RawZip().add(entry("a.npy")).add(entry("b.npy").deflate()).comment("hello");
    byte[] bytes = (zip64 ? zip.zip64End() : zip).bytes();
    byte[] before = "#!/bin/sh\nexit\n".repeat(30).getBytes(StandardCharsets.UTF_8);
    byte[] after = "\n<html>end</html>\n".getBytes(StandardCharsets.UTF_8);

    assertOpens(joined(before, bytes));
    assertOpens(joined(bytes, after));
    assertOpens(joined(bytes, new byte[100_000]));
    assertOpens(joined(before, bytes, after));
  }

  @Test
  void zerosBeforeTheDirectoryAreNoPrefix() throws IOException {
    byte[] bytes = new RawZip().add(entry("a.npy")).bytes();
    int end = bytes.length - 22;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 12, 40);
    Path zip = Files.write(temp.resolve("z.zip"), bytes);

    assertThatThrownBy(() -> Dataset.open(zip, Progress.NONE))
        .hasMessageContaining("its directory of 40 bytes");
  }

  @Test
  void aCountThatLostWhatIsAbove16BitsIsCountedAgain() throws IOException {
    RawZip zip = new RawZip();
    for (int i = 0; i < 66_000; i++) {
      zip.add(new Entry("t/" + i + ".npy", new byte[0]));
    }
    zip.add(entry("t/a.npy"));

    Dataset dataset = open(zip.declareEntries(66_001 & 0xffff).write(temp.resolve("z.zip")));

    assertThat(dataset.size()).isEqualTo(66_001);
    assertThat(read(dataset.find("t/a.npy").orElseThrow())).hasSize(100);
  }

  /// As macOS writes zips beyond 4 GiB: all offsets keep their last 32 bits alone.
  @Test
  void offsetsThatLostWhatIsAbove32BitsAreFound() throws IOException {
    Entry first = entry("a.npy");
    Entry last = entry("b.npy");
    int length = 30 + 5 + array.length;
    long hole = (1L << 32) + 77;
    first.offset = 0;
    last.offset = hole & 0xffffffffL;
    byte[] bytes = new RawZip().add(first).add(last).bytes();
    int end = bytes.length - 22;
    long start = hole + length;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(end + 16, (int) start);
    Path zip = temp.resolve("z.zip");
    try (FileChannel channel =
        FileChannel.open(
            zip,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(bytes, 0, length), 0);
      channel.write(ByteBuffer.wrap(bytes, length, bytes.length - length), hole);
    }
    Split split = open(zip).splits().getFirst();

    assertThat(split.size()).isEqualTo(2);
    assertThat(read(split.example(1))).containsExactly(Fixture.waveform(1, 100));
    assertThat(read(split.example(0))).containsExactly(Fixture.waveform(1, 100));
  }

  @ParameterizedTest
  @CsvSource({"9, Deflate64", "12, bzip2", "14, LZMA", "93, Zstandard", "95, xz", "77, number 77"})
  void aMethodOfAllArraysIsToldOnce(int method, String name) {
    Entry first = entry("a.npy");
    Entry second = entry("b.npy");
    first.method = method;
    second.method = method;
    Path zip =
        RawZip.of(temp.resolve("z.zip"), first, second, new Entry("readme.txt", new byte[3]));

    assertThatThrownBy(() -> Dataset.open(zip, Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            zip
                + ": is packed by a method that can't be read here ("
                + name
                + "); zip it again with \"zip -r\" or Python's zipfile, or unzip it and open the"
                + " folder");
  }

  @Test
  void anEncryptedZipIsToldOnce() {
    Entry first = entry("a.npy");
    Entry second = entry("b.npy");
    first.flags = 1;
    second.flags = 1;
    Path zip = RawZip.of(temp.resolve("z.zip"), first, second);

    assertThatThrownBy(() -> Dataset.open(zip, Progress.NONE))
        .hasMessage(zip + ": is encrypted; unzip it with its password and open the folder");
  }

  @Test
  void oneOfSeveralVolumesSaysHowToJoinThem() throws IOException {
    byte[] bytes = new RawZip().add(entry("a.npy")).bytes();
    bytes[bytes.length - 22 + 4] = 2;
    bytes[bytes.length - 22 + 6] = 2;
    Path zip = Files.write(temp.resolve("z.zip"), bytes);

    assertThatThrownBy(() -> Dataset.open(zip, Progress.NONE))
        .hasMessage(
            zip
                + ": is one of several volumes; join them first (zip -s 0 z.zip --out whole.zip),"
                + " or unzip them and open the folder");
  }

  @Test
  void anyNumberOfFoldersMayWrapADataset() {
    String path = "content/drive/MyDrive/Colab Notebooks/data/2026/new/my-set/";
    Path zip =
        RawZip.of(
            temp.resolve("z.zip"), entry(path + "train/b/a.npy"), entry(path + "val/b/a.npy"));

    assertThat(paths(open(zip))).containsExactly("train/b/a.npy", "val/b/a.npy");
  }
}
