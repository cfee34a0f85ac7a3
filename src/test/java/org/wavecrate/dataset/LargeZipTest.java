package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wavecrate.dataset.DatasetTest.open;
import static org.wavecrate.dataset.DatasetTest.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.RawZip.Entry;

/// A zip beyond 4 GiB: large in what it says, small on the disk, which keeps no zeros.
class LargeZipTest {
  private static final long HOLE = 5L << 30;

  @TempDir Path temp;

  @Test
  void theLastEntryOfAZipBeyondFourGibibytesIsRead() throws IOException {
    Path file = temp.resolve("id-2.npy");
    Fixture.floats(file, Fixture.waveform(3, 100));
    byte[] array = Files.readAllBytes(file);
    // The first entry's data is the hole: 5 GiB of zeros, of which its local header says nothing.
    Entry hole = new Entry("id-1.npy", new byte[0]);
    hole.size = HOLE;
    hole.packedSize = HOLE;
    Entry last = new Entry("id-2.npy", array);
    byte[] locals = new RawZip().add(hole).add(last).bytes();
    int firstLength = 30 + hole.name.length;
    int secondLength = 30 + last.name.length + array.length;
    hole.zip64(0);
    last.zip64(firstLength + HOLE);
    byte[] directory = new RawZip().add(hole).add(last).zip64End().declareEntries(2).bytes();
    ByteBuffer tail =
        ByteBuffer.wrap(
                directory,
                firstLength + secondLength,
                directory.length - firstLength - secondLength)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    long start = firstLength + HOLE + secondLength;
    int end64 = tail.capacity() - 22 - 20 - 56;
    tail.putLong(end64 + 48, start).putLong(end64 + 56 + 8, start + end64);
    tail.putInt(tail.capacity() - 22 + 16, -1);
    Path zip = temp.resolve("train.zip");
    try (FileChannel channel =
        FileChannel.open(
            zip,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(locals, 0, firstLength), 0);
      channel.write(ByteBuffer.wrap(locals, firstLength, secondLength), firstLength + HOLE);
      channel.write(tail, start);
    }

    Split split = open(zip).splits().getFirst();

    assertThat(split.size()).isEqualTo(2);
    assertThat(read(split.example(1))).containsExactly(Fixture.waveform(3, 100));
    assertThatThrownBy(() -> split.example(0).open())
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("id-1.npy: its local header and the zip's directory disagree");
  }
}
