package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// What becomes of a table of places when the mapped file is no longer what it was.
@Timeout(60)
class MappedExamplesTest {
  private static final int SAMPLES = 40_000;
  private static final Recipe RECIPE =
      Recipe.DEFAULT.with(r -> r.batchSize(4).shuffle(Shuffle.NONE));

  @TempDir Path temp;
  private final Parallel parallel = new Parallel(2);
  private Path folder;
  private Path zip;

  @BeforeEach
  void write() {
    folder = temp.resolve("d");
    for (int n = 1; n <= 4; n++) {
      Path block = folder.resolve("train/block-id-1");
      Fixture.floats(block.resolve("id-" + n + ".npy"), Fixture.waveform(n, SAMPLES));
    }
    zip = Fixture.zip(folder, temp.resolve("d.zip"), true);
  }

  @AfterEach
  void close() {
    parallel.close();
  }

  private BatchGenerator generator(Path path) throws IOException {
    return new BatchGenerator(Batches.split(path, SplitName.TRAIN), RECIPE, Shard.WHOLE, parallel);
  }

  private void overwrite(long at, byte... bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
      file.seek(at);
      file.write(bytes);
    }
    touch();
  }

  /// Clocks of file systems are coarse.
  private void touch() throws IOException {
    Files.setLastModifiedTime(zip, FileTime.fromMillis(1_000_000));
  }

  @Test
  void aZipGivesWhatItsFolderGivesAlsoIfTypesDiffer() throws IOException {
    byte[] shorts = new byte[2 * SAMPLES];
    shorts[3] = 7;
    Path odd = folder.resolve("train/block-id-1/id-3.npy");
    Fixture.array(odd, Dtype.parse("<i2"), Shape.of(SAMPLES), shorts);
    Path mixed = Fixture.zip(folder, temp.resolve("mixed.zip"), true);
    BatchGenerator zipped = generator(mixed);
    assertThat(zipped.isCopied()).isTrue();
    Batches.Bytes expected = Batches.fill(generator(folder), 0, 0);
    for (int round = 0; round < 2; round++) {
      assertThat(Batches.fill(zipped, round, 0).hash()).isEqualTo(expected.hash());
    }
    assertThat(expected.floats()[2 * SAMPLES + 1]).isEqualTo(7 * 256);
  }

  @Test
  void samplesThatWereOverwrittenAreAnErrorThatNamesTheirFile() throws IOException {
    BatchGenerator generator = generator(zip);
    Batches.fill(generator, 0, 0);
    // Somewhere within the data of the second example, far from every header.
    overwrite(1L * SAMPLES * Float.BYTES + 40_000, (byte) 1, (byte) 2, (byte) 3);
    assertThatThrownBy(() -> Batches.fill(generator, 1, 0))
        .isInstanceOf(BadFileException.class)
        .hasMessage(
            "train/block-id-1/id-2.npy: was changed while it was open: its checksum differs");
  }

  @Test
  void rowsOfOneMappedArrayAreCopiedInPlace() throws IOException {
    byte[] values = new byte[8 * SAMPLES * Float.BYTES];
    new Random(3).nextBytes(values);
    for (int i = 3; i < values.length; i += 4) {
      values[i] = 0x3f;
    }
    Path rows = temp.resolve("stacked");
    Fixture.array(rows.resolve("X_train.npy"), Dtype.FLOAT32, Shape.of(8, SAMPLES), values);
    for (Path path : List.of(rows, Fixture.zip(rows, temp.resolve("stacked.zip"), true))) {
      BatchGenerator generator = generator(path);
      assertThat(generator.isCopied()).isTrue();
      for (int round = 0; round < 2; round++) {
        byte[] first = Batches.fill(generator, round, 0).features();
        byte[] second = Batches.fill(generator, round, 1).features();
        assertThat(first).isEqualTo(Arrays.copyOf(values, values.length / 2));
        assertThat(second).isEqualTo(Arrays.copyOfRange(values, values.length / 2, values.length));
      }
    }
  }

  @Test
  void aFileThatIsOnlyTouchedIsServedAsBefore() throws IOException {
    BatchGenerator generator = generator(zip);
    Batches.Bytes before = Batches.fill(generator, 0, 0);
    touch();
    for (int round = 1; round < 3; round++) {
      assertThat(Batches.fill(generator, round, 0).hash()).isEqualTo(before.hash());
    }
  }

  @Test
  void aFileThatAnotherReplacesStaysMapped() throws IOException {
    BatchGenerator generator = generator(zip);
    Batches.Bytes before = Batches.fill(generator, 0, 0);
    Path other = temp.resolve("other");
    Files.writeString(other, "something else");
    Files.delete(zip);
    assertThat(Batches.fill(generator, 1, 0).hash()).isEqualTo(before.hash());
    Files.move(other, zip);
    assertThat(Batches.fill(generator, 2, 0).hash()).isEqualTo(before.hash());
  }

  @Test
  void aFileThatIsCutShortFailsByName() throws IOException {
    BatchGenerator generator = generator(zip);
    Batches.fill(generator, 0, 0);
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
      file.setLength(2L * SAMPLES * Float.BYTES);
    }
    assertThatThrownBy(() -> Batches.fill(generator, 1, 0))
        .isInstanceOf(BadFileException.class)
        .hasMessage(zip + ": was cut short while it was read");
  }
}
