package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wavecrate.dataset.DatasetTest.open;
import static org.wavecrate.dataset.DatasetTest.paths;
import static org.wavecrate.dataset.DatasetTest.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.RawZip.Entry;
import org.wavecrate.npy.Shape;

/// Several zips in one folder, zips in zips, and archives of arrays.
class ZipFolderTest {
  @TempDir Path temp;

  private Path root() throws IOException {
    return Files.createDirectories(temp.resolve("root"));
  }

  private Path zip(String name, Entry... entries) throws IOException {
    return RawZip.of(root().resolve(name), entries);
  }

  private Entry sound(String name, int first) throws IOException {
    Path file = temp.resolve("one.npy");
    Fixture.floats(file, Fixture.waveform(first, 8));
    return new Entry(name, Files.readAllBytes(file));
  }

  private Entry number(String name, long value) throws IOException {
    Path file = temp.resolve("one.npy");
    Fixture.longs(file, Shape.of(), value);
    return new Entry(name, Files.readAllBytes(file));
  }

  @Test
  void partsOfADownloadArePutTogetherFileByFile() throws IOException {
    String set = "my-set/train/b/";
    zip(
        "my-set-20260101T120000Z-1-001.zip",
        sound(set + "id-1.npy", 1).deflate(),
        number(set + "id-label-2.npy", 7),
        sound(set + "id-3.npy", 3));
    zip(
        "my-set-20260101T120000Z-1-002.zip",
        sound(set + "id-2.npy", 2),
        number(set + "id-label-1.npy", 5).deflate(),
        sound(set + "id-3.npy", 3));

    Dataset dataset = open(root());

    assertThat(paths(dataset))
        .containsExactly("train/b/id-1.npy", "train/b/id-2.npy", "train/b/id-3.npy");
    Split train = dataset.splits().getFirst();
    assertThat(train.blocks()).hasSize(1);
    assertThat(read(train.example(1))).startsWith(2);
    try (ArrayFile label = train.example(0).openLabel()) {
      assertThat(LabelClasses.of(label)).containsExactly(5);
    }
    assertThat(train.example(0).labelLocation().orElseThrow().file().getFileName().toString())
        .endsWith("-002.zip");
    assertThat(train.example(2).hasLabel()).isFalse();
  }

  @Test
  void zipsOfOtherNamesThatShareABlockArePutTogetherToo() throws IOException {
    zip("a.zip", sound("train/b/id-1.npy", 1), sound("val/b/id-1.npy", 1));
    zip("rest of it.zip", sound("train/b/id-2.npy", 2));

    assertThat(paths(open(root())))
        .containsExactly("train/b/id-1.npy", "train/b/id-2.npy", "val/b/id-1.npy");
  }

  @Test
  void twoVersionsOfAFileAreRefusedByName() throws IOException {
    zip("a.zip", sound("train/b/id-1.npy", 1), sound("val/b/id-1.npy", 1));
    Path other = zip("b.zip", sound("train/b/id-1.npy", 2));

    assertThatThrownBy(() -> Dataset.open(root(), Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            other
                + ": holds another version of train/b/id-1.npy than "
                + root().resolve("a.zip")
                + "; which one is right only you know: move the other zip away");
  }

  @Test
  void aZipThatCantBeOpenedIsLeftOutWithItsReasonAndTheOthersOpen() throws IOException {
    zip("train.zip", sound("b/id-1.npy", 1));
    zip("validation.zip", sound("b/id-1.npy", 2));
    byte[] whole = new RawZip().add(sound("b/id-1.npy", 3)).bytes();
    Files.write(root().resolve("cut.zip"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(root().resolve("page.zip"), "<html>sign in to go on</html>");
    zip("hostile.zip", sound("../b/id-1.npy", 4));
    zip("twice.zip", sound("b/id-1.npy", 5), sound("b/id-1.npy", 6));
    Dataset dataset = open(root());

    assertThat(paths(dataset)).containsExactly("train.zip/b/id-1.npy", "validation.zip/b/id-1.npy");
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactlyInAnyOrder(
            "cut.zip: can't be opened: its end is missing: it was cut short, or is still being"
                + " written",
            "page.zip: can't be opened: is no zip",
            "hostile.zip: can't be opened: entry '../b/id-1.npy' leads outside the zip; refused",
            "twice.zip: can't be opened: entry 'b/id-1.npy' is there twice; refused");
    assertThat(dataset.leftOut()).extracting(LeftOut::loss).containsOnly(LeftOut.Loss.ARRAYS);
  }

  @Test
  void whereNoZipCanBeOpenedTheFirstReasonIsTold() throws IOException {
    Files.writeString(root().resolve("train.zip"), "<html>sign in to go on</html>");

    assertThatThrownBy(() -> Dataset.open(root(), Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(root().resolve("train.zip") + ": is no zip");
  }

  @Test
  void volumesOfAZipGetOneSentence() throws IOException {
    String join =
        "one of several volumes of a zip; join them first (cat set.zip.0* > set.zip, or 7-Zip), or"
            + " unzip them and open the folder";
    for (int n = 1; n <= 2; n++) {
      Files.write(root().resolve("set.zip.00" + n), new byte[100]);
    }
    assertThatThrownBy(() -> Dataset.open(root(), Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(root() + ": no .npy examples found, but " + join);
    Path one = root().resolve("set.zip.001");
    assertThatThrownBy(() -> Dataset.open(one, Progress.NONE)).hasMessage(one + ": is " + join);

    Fixture.floats(root().resolve("train/b/id-1.npy"), 1);
    assertThat(open(root()).leftOut())
        .extracting(LeftOut::toString)
        .containsExactly(".: 2 files, " + join);
  }

  @Test
  void zipsThatShareABlockBelowDifferentFoldersAreToldApart() throws IOException {
    zip("one.zip", sound("drive/set/train/b/id-1.npy", 1), sound("drive/set/val/b/id-1.npy", 2));
    zip("two.zip", sound("drive/my/set/train/b/id-1.npy", 3));
    Dataset dataset = open(root());

    assertThat(paths(dataset))
        .containsExactly(
            "one.zip/train/b/id-1.npy", "two.zip/train/b/id-1.npy", "one.zip/val/b/id-1.npy");
    assertThat(read(dataset.splits().getFirst().example(1))).startsWith(3);
    assertThat(dataset.leftOut()).isEmpty();
    assertThat(dataset.notes())
        .extracting(Remark::text)
        .containsExactly(
            "one.zip, two.zip: blocks of the same names below different folders, and other files in"
                + " them; each zip was taken as it is");
  }

  @Test
  void aZipDownloadedTwiceCountsOnce() throws IOException {
    for (String name : new String[] {"train (1).zip", "train.zip"}) {
      zip(name, sound("b/id-1.npy", 1), sound("b/id-2.npy", 2));
    }
    Dataset dataset = open(root());

    assertThat(paths(dataset)).containsExactly("train.zip/b/id-1.npy", "train.zip/b/id-2.npy");
    assertThat(dataset.notes())
        .extracting(Remark::text)
        .containsExactly("train (1).zip: holds the same files as train.zip, which was taken");
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactly("train (1).zip: 2 files, the same files as in train.zip");
  }

  @Test
  void zipsBesideTheFoldersTheyWereUnpackedToArePassedOver() throws IOException {
    zip("train.zip", sound("b/id-1.npy", 1), sound("b/id-2.npy", 2));
    zip("whole.zip", sound("train/b/id-1.npy", 1), sound("train/b/id-2.npy", 2));
    zip("other.zip", sound("b/id-1.npy", 9));
    Fixture.floats(root().resolve("train/b/id-1.npy"), Fixture.waveform(1, 8));
    Fixture.floats(root().resolve("train/b/id-2.npy"), Fixture.waveform(2, 8));
    Dataset dataset = open(root());

    assertThat(paths(dataset)).containsExactly("train/b/id-1.npy", "train/b/id-2.npy");
    assertThat(dataset.leftOut())
        .extracting(LeftOut::toString)
        .containsExactlyInAnyOrder(
            "train.zip: 2 files, the same files as in the folder train",
            "whole.zip: 2 files, the same files as in the folders",
            "other.zip: 1 file, a zip beside the folders, which holds other files; unzip it or move"
                + " it away");
  }

  @Test
  void zipsInAZipAreOpenedWhereTheyAreStored() throws IOException {
    byte[] train = new RawZip().add(sound("b/id-1.npy", 4)).bytes();
    byte[] test = new RawZip().add(sound("b/id-1.npy", 5).deflate()).bytes();
    Path all = zip("all.zip", new Entry("train.zip", train), new Entry("test.zip", test));
    Dataset dataset = open(all);

    assertThat(dataset.splits())
        .extracting(Split::name)
        .containsExactly(SplitName.TRAIN, SplitName.TEST);
    assertThat(paths(dataset)).containsExactly("train.zip/b/id-1.npy", "test.zip/b/id-1.npy");
    assertThat(read(dataset.splits().get(1).example(0))).startsWith(5);
    assertThat(dataset.splits().get(0).example(0).location().toString())
        .endsWith("all.zip!/train.zip!/b/id-1.npy");

    Path again = zip("again.zip", new Entry("train.zip", train).deflate());
    assertThatThrownBy(() -> Dataset.open(again, Progress.NONE))
        .hasMessage(
            again
                + ": holds archives that are compressed once more (train.zip); unzip it and open"
                + " the folder");
  }

  @Test
  void anArchiveOfArraysThatHoldManyIsAFolderOfThem() throws IOException {
    Fixture.longs(temp.resolve("x.npy"), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    Fixture.longs(temp.resolve("y.npy"), Shape.of(3), 7, 8, 9);
    Entry x = new Entry("x_train.npy", Files.readAllBytes(temp.resolve("x.npy")));
    Entry y = new Entry("y_train.npy", Files.readAllBytes(temp.resolve("y.npy"))).deflate();
    byte[] npz = new RawZip().add(x).add(y).bytes();
    Files.write(root().resolve("data.npz"), npz);
    Path zipped = RawZip.of(temp.resolve("z.zip"), new Entry("set/data.npz", npz));

    for (Path path : new Path[] {root(), root().resolve("data.npz"), zipped}) {
      Dataset dataset = open(path);
      Example last = dataset.splits().getFirst().example(2);
      assertThat(dataset.size()).as(path.toString()).isEqualTo(3);
      assertThat(last.path()).endsWith("x_train.npy[2]");
      assertThat(read(last)).containsExactly(5, 6);
      try (ArrayFile label = last.openLabel()) {
        assertThat(LabelClasses.of(label)).containsExactly(9);
      }
    }
    assertThat(open(root()).splits().getFirst().example(0).path())
        .isEqualTo("data.npz/x_train.npy[0]");
  }

  @Test
  void anArchiveOfOneExampleStaysLeftOut() throws IOException {
    Fixture.floats(root().resolve("train/b/id-1.npy"), 1, 2);
    byte[] npz = new RawZip().add(sound("audio.npy", 1)).add(number("rate.npy", 8000)).bytes();
    Files.write(root().resolve("train/b/id-2.npz"), npz);
    Dataset dataset = open(root());

    assertThat(dataset.size()).isEqualTo(1);
    assertThat(dataset.leftOut()).extracting(LeftOut::place).containsExactly("train/b/id-2.npz");
  }
}
