package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;

/// Whatever changes an example or its label changes its stamp, and nothing else does.
class StampsTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void write() {
    root = temp.resolve("d");
    Fixture.block(root.resolve("train/b"), 1, 3);
  }

  private Example example(int index) throws IOException {
    return Dataset.open(root, Progress.NONE).splits().getFirst().example(index);
  }

  private long stamp() throws IOException {
    return new Stamps().of(example(0));
  }

  private Path array() {
    return root.resolve("train/b/id-1.npy");
  }

  private Path label() {
    return root.resolve("train/b/id-label-1.npy");
  }

  @Test
  void aStampStaysWhileNothingIsWritten() throws IOException {
    assertThat(stamp()).isEqualTo(stamp());
    Files.setLastModifiedTime(root.resolve("train/b/id-2.npy"), FileTime.fromMillis(1));
    long before = stamp();
    Files.setLastModifiedTime(root.resolve("train/b/id-2.npy"), FileTime.fromMillis(2));
    assertThat(stamp()).isEqualTo(before);
  }

  @Test
  void timeSizeAndNameOfArrayAndLabelCount() throws IOException {
    Set<Long> seen = new HashSet<>();
    Set<Long> arrays = new HashSet<>();
    for (int change = 0; change < 6; change++) {
      switch (change) {
        case 1 -> Files.setLastModifiedTime(array(), FileTime.fromMillis(1_000_000));
        case 2 -> Files.setLastModifiedTime(label(), FileTime.fromMillis(1_000_000));
        case 3 -> {
          Fixture.longs(label(), Shape.of(2), 1, 2);
          Files.setLastModifiedTime(label(), FileTime.fromMillis(1_000_000));
        }
        case 4 -> Files.delete(label());
        case 5 -> Files.delete(array());
        default -> {}
      }
      assertThat(seen.add(stamp())).as("change %d", change).isTrue();
      arrays.add(new Stamps().ofArray(example(0)));
    }
    assertThat(arrays).as("the array alone, by time and name").hasSize(3);
  }

  @Test
  void aFileThatIsNotThereHasAStamp() throws IOException {
    Example example = example(0);
    Files.delete(array());
    long gone = new Stamps().of(example);
    assertThat(gone).isNotZero().isEqualTo(new Stamps().of(example));
  }

  @Test
  void entriesOfAZipHaveStampsOfTheirOwnAndThoseOfTheZip() throws IOException {
    Path zip = Fixture.zip(root, temp.resolve("d.zip"), true);
    Stamps stamps = new Stamps();
    Split split = Dataset.open(zip, Progress.NONE).splits().getFirst();
    long first = stamps.of(split.example(0));
    assertThat(first).isNotEqualTo(stamps.of(split.example(1)));
    assertThat(first).isNotEqualTo(stamps.ofArray(split.example(0)));
    Files.setLastModifiedTime(zip, FileTime.fromMillis(1_000_000));
    assertThat(stamps.of(split.example(0))).as("the zip is asked once").isEqualTo(first);
    assertThat(new Stamps().of(split.example(0))).isNotEqualTo(first);
  }

  @Test
  void rowsOfAnArrayHaveStampsOfTheirOwn() throws IOException {
    Path stacked = temp.resolve("s");
    Fixture.array(
        stacked.resolve("X_train.npy"), Dtype.FLOAT32, Shape.of(3, 5000), new byte[4 * 3 * 5000]);
    Fixture.longs(stacked.resolve("y_train.npy"), Shape.of(3), 1, 2, 3);
    Split split = Dataset.open(stacked, Progress.NONE).splits().getFirst();
    assertThat(split.size()).isEqualTo(3);
    Stamps stamps = new Stamps();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      seen.add(stamps.of(split.example(i)));
      seen.add(stamps.ofArray(split.example(i)));
    }
    assertThat(seen).hasSize(6);
  }
}
