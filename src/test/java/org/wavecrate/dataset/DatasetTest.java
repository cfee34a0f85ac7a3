package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.ToldProgress;
import org.wavecrate.npy.Shape;

class DatasetTest {
  @TempDir Path temp;

  static Dataset open(Path path) {
    try {
      return Dataset.open(path, Progress.NONE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> paths(Split split) {
    return IntStream.range(0, split.size()).mapToObj(i -> split.example(i).path()).toList();
  }

  static List<String> paths(Dataset dataset) {
    return dataset.splits().stream().flatMap(split -> paths(split).stream()).toList();
  }

  private static Split only(Dataset dataset) {
    assertThat(dataset.splits()).hasSize(1);
    return dataset.splits().getFirst();
  }

  static float[] read(Example example) throws BadFileException {
    try (ArrayFile file = example.open()) {
      float[] values = new float[(int) file.header().shape().elements()];
      file.readFloats(0, MemorySegment.ofArray(values));
      return values;
    }
  }

  @Test
  void aDatasetHasItsSplitsInFixedOrderAndAllElseInNaturalOrder() throws IOException {
    Dataset dataset = open(Fixture.dataset(temp.resolve("my sounds")));

    assertThat(dataset.name()).isEqualTo("my sounds");
    assertThat(dataset.size()).isEqualTo(33);
    assertThat(dataset.splits().stream().map(Split::name))
        .containsExactly(SplitName.TRAIN, SplitName.VALIDATION, SplitName.TEST);
    Split train = dataset.split(SplitName.TRAIN).orElseThrow();
    assertThat(train.directories()).containsExactly("train data");
    assertThat(train.blocks().stream().map(Block::name))
        .containsExactly("block-id-1", "block-id-2", "block-id-10");
    assertThat(paths(train))
        .startsWith("train data/block-id-1/id-1.npy", "train data/block-id-1/id-2.npy")
        .endsWith("train data/block-id-10/id-26.npy")
        .hasSize(26);
    Example example = train.example(12);
    assertThat(example.path()).isEqualTo("train data/block-id-2/id-13.npy");
    assertThat(example.indexInBlock()).isZero();
    assertThat(example.labelPath()).isEqualTo("train data/block-id-2/id-label-13.npy");
    assertThat(read(example)).containsExactly(Fixture.waveform(13, Fixture.SAMPLES));
    try (ArrayFile label = example.openLabel()) {
      assertThat(LabelClasses.of(label)).containsExactly(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "train, TRAIN",
    "Training Set, TRAIN",
    "trainData, TRAIN",
    "val, VALIDATION",
    "valid_data, VALIDATION",
    "dev-clean, VALIDATION",
    "TEST, TEST",
    "eval, TEST",
    "evaluation data, TEST"
  })
  void aFolderNameSaysWhichSplitItIs(String folder, SplitName split) {
    Fixture.block(temp.resolve("d").resolve(folder).resolve("b"), 1, 2);

    assertThat(only(open(temp.resolve("d"))).name()).isEqualTo(split);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "block id 1", "шум", "音楽 🎵", "test tones", "train-2", "a.b", "7"})
  void blocksMayHaveAnyName(String block) throws IOException {
    Fixture.block(temp.resolve("d/train data").resolve(block), 1, 2);
    Fixture.block(temp.resolve("d/validation data").resolve(block), 3, 1);

    Dataset dataset = open(temp.resolve("d"));

    assertThat(paths(dataset))
        .containsExactly(
            "train data/" + block + "/id-1.npy",
            "train data/" + block + "/id-2.npy",
            "validation data/" + block + "/id-3.npy");
    assertThat(read(dataset.splits().getFirst().example(1)))
        .containsExactly(Fixture.waveform(2, Fixture.SAMPLES));
  }

  @Test
  void oneSplitAloneOpensUnderItsName() {
    Fixture.block(temp.resolve("validation data/train-1"), 1, 2);
    Fixture.block(temp.resolve("validation data/b"), 3, 1);

    Split split = only(open(temp.resolve("validation data")));

    assertThat(split.name()).isEqualTo(SplitName.VALIDATION);
    assertThat(split.directories()).containsExactly(".");
    assertThat(paths(split)).containsExactly("b/id-3.npy", "train-1/id-1.npy", "train-1/id-2.npy");
  }

  @Test
  void aLoneSplitOrBlockWhoseNameSaysNothingIsForTraining() {
    Fixture.block(temp.resolve("sounds/piano"), 1, 2);

    Split split = only(open(temp.resolve("sounds")));
    Split block = only(open(temp.resolve("sounds/piano")));

    assertThat(split.name()).isEqualTo(SplitName.TRAIN);
    assertThat(paths(split)).containsExactly("piano/id-1.npy", "piano/id-2.npy");
    assertThat(block.name()).isEqualTo(SplitName.TRAIN);
    assertThat(paths(block)).containsExactly("id-1.npy", "id-2.npy");
  }

  @Test
  void splitsMayHoldExamplesWithoutBlocks() {
    Fixture.block(temp.resolve("d/train"), 1, 2);
    Fixture.block(temp.resolve("d/test"), 3, 1);

    assertThat(paths(open(temp.resolve("d"))))
        .containsExactly("train/id-1.npy", "train/id-2.npy", "test/id-3.npy");
  }

  @Test
  void aDatasetMayBeNamedLikeASplit() {
    Fixture.block(temp.resolve("test-set/train"), 1, 2);
    Fixture.block(temp.resolve("test-set/val"), 3, 1);

    assertThat(open(temp.resolve("test-set")).splits().stream().map(Split::name))
        .containsExactly(SplitName.TRAIN, SplitName.VALIDATION);
  }

  @Test
  void whatWrapsADatasetIsNoPartOfItsPaths() throws IOException {
    Fixture.dataset(temp.resolve("download/audio/my-dataset"));
    Files.writeString(temp.resolve("download/readme.txt"), "hello");

    Dataset dataset = open(temp.resolve("download"));

    assertThat(paths(dataset)).isEqualTo(paths(open(temp.resolve("download/audio/my-dataset"))));
    assertThat(dataset.splits().getFirst().directories()).containsExactly("train data");
  }

  @Test
  void whatAWrapperNamesAsASplitIsThatSplit() {
    Fixture.block(temp.resolve("validation data/sounds/b"), 1, 1);

    assertThat(only(open(temp.resolve("validation data"))).name()).isEqualTo(SplitName.VALIDATION);
  }

  @Test
  void whatOtherProgramsLeaveBehindIsIgnored() throws IOException {
    Path root = Fixture.dataset(temp.resolve("d"));
    List<String> before = paths(open(root));
    for (String litter :
        List.of(
            ".DS_Store",
            "notes.txt",
            "train data/.DS_Store",
            "train data/meta.json",
            "train data/block-id-1/._id-1.npy",
            "train data/block-id-1/.ipynb_checkpoints/id-99.npy",
            "train data/.ipynb_checkpoints/id-1.npy",
            "__MACOSX/train data/block-id-1/id-1.npy",
            "train data/block-id-1/id-1.wav",
            "train data/block-id-1/id-99.npy.tmp")) {
      Files.createDirectories(root.resolve(litter).getParent());
      Files.writeString(root.resolve(litter), "x");
    }

    Dataset dataset = open(root);

    assertThat(paths(dataset)).isEqualTo(before);
    assertThat(dataset.splits().getFirst().blocks()).hasSize(3);
    Fixture.zip(root, temp.resolve("d.zip"), false);
    assertThat(paths(open(temp.resolve("d.zip")))).isEqualTo(before);
  }

  @Test
  void anEmptySplitIsThereWithoutExamples() throws IOException {
    Fixture.block(temp.resolve("d/train data/b"), 1, 1);
    Files.createDirectories(temp.resolve("d/test data"));

    Dataset dataset = open(temp.resolve("d"));

    Split test = dataset.split(SplitName.TEST).orElseThrow();
    assertThat(test.size()).isZero();
    assertThatThrownBy(() -> test.example(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void labelsWithoutExampleAndExamplesWithoutLabelAreTold() throws IOException {
    Path block = temp.resolve("d/train/b");
    Fixture.block(block, 1, 3);
    Files.delete(block.resolve("id-2.npy"));
    Files.delete(block.resolve("id-label-3.npy"));

    Split split = only(open(temp.resolve("d")));

    assertThat(paths(split)).containsExactly("train/b/id-1.npy", "train/b/id-3.npy");
    assertThat(split.blocks().getFirst().orphanLabels()).containsExactly("id-label-2.npy");
    assertThat(split.example(0).hasLabel()).isTrue();
    assertThat(split.example(1).hasLabel()).isFalse();
    assertThatThrownBy(() -> split.example(1).openLabel())
        .isInstanceOf(BadFileException.class)
        .hasMessage("train/b/id-3.npy: has no label; expected train/b/id-label-3.npy");
  }

  @Test
  void anExampleMayBeNamedLikeALabelIfItHasOneItself() {
    Fixture.floats(temp.resolve("d/my-label-5.npy"), 1);
    Fixture.longs(temp.resolve("d/my-label-label-5.npy"), Shape.of(), 2);

    Split split = only(open(temp.resolve("d")));

    assertThat(paths(split)).containsExactly("my-label-5.npy");
    assertThat(split.example(0).hasLabel()).isTrue();
  }

  @Test
  void aFolderThatIsNoDatasetSaysWhatWasLookedForAndFound() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("photos"));
    for (int i = 1; i <= 7; i++) {
      Files.writeString(folder.resolve("p" + i + ".jpg"), "");
    }
    Files.createDirectories(folder.resolve("a"));

    assertThatThrownBy(() -> Dataset.open(folder, Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessageStartingWith(folder + ": no .npy examples found; looked for splits")
        .hasMessageEndingWith("found: a/, p1.jpg, p2.jpg, p3.jpg, p4.jpg and 3 more");
  }

  @Test
  void whatIsNoDatasetAtAllIsRefusedWithAReason() throws IOException {
    Path empty = Files.createDirectories(temp.resolve("empty"));
    Path text = Files.writeString(temp.resolve("a.txt"), "x");
    Path array = temp.resolve("x.npy");
    Fixture.floats(array, 1);

    assertThatThrownBy(() -> Dataset.open(empty, Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith("the folder is empty");
    assertThatThrownBy(() -> Dataset.open(text, Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(text + ": is neither a folder nor a .zip; open the folder that holds it");
    assertThatThrownBy(() -> Dataset.open(array, Progress.NONE))
        .isInstanceOf(DatasetException.class);
    assertThatThrownBy(() -> Dataset.open(temp.resolve("none"), Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessage(temp.resolve("none") + ": there is no such file or folder");
  }

  @Test
  void badFilesAreBadExamplesAndTheRestWorks() throws IOException {
    Path block = temp.resolve("d/train/b");
    Fixture.block(block, 1, 4);
    Files.write(block.resolve("id-1.npy"), new byte[0]);
    Files.writeString(block.resolve("id-2.npy"), "no array at all");
    Files.delete(block.resolve("id-3.npy"));
    Files.createDirectory(block.resolve("id-3.npy"));

    Split split = only(open(temp.resolve("d")));

    assertThat(split.size()).isEqualTo(4);
    for (int i = 0; i < 3; i++) {
      Example example = split.example(i);
      assertThatThrownBy(example::open)
          .isInstanceOf(BadFileException.class)
          .hasMessageStartingWith("train/b/id-" + (i + 1) + ".npy: ");
    }
    assertThat(read(split.example(3))).containsExactly(Fixture.waveform(4, Fixture.SAMPLES));
    Files.delete(block.resolve("id-4.npy"));
    assertThatThrownBy(() -> split.example(3).open())
        .hasMessage("train/b/id-4.npy: there is no such file");
  }

  @Test
  void foldersThatMayNotBeListedAreTold() throws IOException {
    Path root = Fixture.dataset(temp.resolve("d"));
    Path block = root.resolve("train data/block-id-2");
    Path split = root.resolve("test data");
    assumeTrue(Files.getFileStore(root).supportsFileAttributeView("posix"), "no permissions here");
    List<Path> closed = List.of(block, split);
    try {
      for (Path folder : closed) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
      }
      assumeTrue(!Files.isReadable(block), "this user may read everything");

      Dataset dataset = open(root);

      Split train = dataset.split(SplitName.TRAIN).orElseThrow();
      assertThat(train.size()).isEqualTo(21);
      assertThat(train.blocks().get(1).problem())
          .contains("permission to list this folder is denied");
      Split test = dataset.split(SplitName.TEST).orElseThrow();
      assertThat(test.blocks().getFirst().problem()).isPresent();
      assertThat(Summary.of(test, Progress.NONE).bad())
          .extracting(BadFileException::getMessage)
          .containsExactly("test data: permission to list this folder is denied");
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("---------"));
      assertThatThrownBy(() -> Dataset.open(root, Progress.NONE))
          .hasMessage(root + ": permission to list this folder is denied");
    } finally {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      for (Path folder : closed) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Test
  void aFolderWhoseNameJavaCantDecodeIsTold() throws IOException {
    // In the locale "C" Java replaces what is beyond ASCII by this character.
    Fixture.block(temp.resolve("d/train/b"), 1, 2);
    Fixture.block(temp.resolve("d/train/\ufffd\ufffd"), 1, 2);

    Split split = only(open(temp.resolve("d")));

    assertThat(split.size()).isEqualTo(2);
    assertThat(split.blocks().get(1).problem())
        .contains("its name can't be expressed in this locale; set LC_ALL=C.UTF-8");
  }

  @Test
  void examplesAreFoundByPath() {
    Dataset dataset = open(Fixture.dataset(temp.resolve("d")));

    for (String wanted :
        List.of(
            "train data/block-id-10/id-20.npy",
            "train data/block-id-10/id-20",
            "train/block-id-10/id-20.npy",
            "train/block-id-10/id-20")) {
      assertThat(dataset.find(wanted).map(Example::path))
          .contains("train data/block-id-10/id-20.npy");
    }
    assertThat(dataset.find("train data/block-id-10/id-21.npyx")).isEmpty();
    assertThat(dataset.find("train data/block-id-10/id-2")).isEmpty();
    assertThat(dataset.find("")).isEmpty();
  }

  @Test
  void examplesOfASplitWithoutBlocksAreFoundByPath() {
    Fixture.block(temp.resolve("d/train data"), 1, 3);

    Dataset dataset = open(temp.resolve("d"));

    assertThat(dataset.find("train/id-2").map(Example::index)).contains(1);
    assertThat(dataset.find("train data/id-2.npy").map(Example::index)).contains(1);
    assertThat(open(temp.resolve("d/train data")).find("id-2").map(Example::index)).contains(1);
  }

  @Test
  void theRecipeBesideTheSplitsIsFound() throws IOException {
    Path root = Fixture.dataset(temp.resolve("wrap/d"));
    assertThat(open(root).recipe()).isEmpty();
    Files.writeString(root.resolve("wavecrate.json"), "{}");

    assertThat(open(root).recipe()).contains("{}");
    assertThat(open(temp.resolve("wrap")).recipe()).contains("{}");
    Fixture.zip(temp.resolve("wrap"), temp.resolve("w.zip"), false);
    assertThat(open(temp.resolve("w.zip")).recipe()).contains("{}");
    Files.write(root.resolve("wavecrate.json"), new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> Dataset.open(root, Progress.NONE))
        .isInstanceOf(DatasetException.class)
        .hasMessageEndingWith("wavecrate.json: is no UTF-8 text");
  }

  @Test
  void openingMayBeCancelled() {
    Path root = Fixture.dataset(temp.resolve("d"));
    Progress cancelled = Cancelling.AT_ONCE;

    assertThatThrownBy(() -> Dataset.open(root, cancelled))
        .isInstanceOf(CancellationException.class);
    Split split = open(root).splits().getFirst();
    assertThatThrownBy(() -> Summary.of(split, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void openingTellsHowManyFoldersWereListed() throws IOException {
    ToldProgress progress = new ToldProgress();
    Dataset.open(Fixture.dataset(temp.resolve("d")).resolve("train data"), progress);
    assertThat(Set.copyOf(progress.told())).containsExactlyInAnyOrder("0 of 3", "1 of 3", "2 of 3");
  }

  @Test
  void anArrayInMemoryWouldHaveItsLabelBesideIt() throws IOException {
    Path file = temp.resolve("id-1.npy");
    Fixture.floats(file, 1, 2);
    Split split = Split.ofOne("id-1.npy", MemorySegment.ofArray(Files.readAllBytes(file)));
    assertThat(split.example(0).hasLabel()).isFalse();
    assertThat(split.example(0).labelPath()).isEqualTo("id-label-1.npy");
    assertThat(read(split.example(0))).containsExactly(1, 2);
  }

  @Test
  void theSummaryCountsWhatIsThere() throws IOException {
    Path block = temp.resolve("d/train/b");
    Fixture.block(block, 1, 7);
    Fixture.floats(block.resolve("id-8.npy"), 1, 2);
    Files.writeString(block.resolve("id-1.npy"), "garbage");
    Files.writeString(block.resolve("id-label-2.npy"), "garbage");

    SplitSummary summary = Summary.of(only(open(temp.resolve("d"))), Progress.NONE);

    assertThat(summary.arrays())
        .extracting(kind -> kind.dtype() + " " + kind.shape() + " " + kind.count())
        .containsExactly("<f4 (8,) 6", "<f4 (2,) 1");
    assertThat(summary.labels()).isEqualTo(Map.of(0L, 2L, 1L, 3L, 2L, 1L));
    // Without a label is id-8; that of id-2 is there and can't be read.
    assertThat(summary.unlabelled()).isEqualTo(1);
    assertThat(summary.bad())
        .extracting(BadFileException::path)
        .containsExactly("train/b/id-1.npy", "train/b/id-label-2.npy");
    long expected = 6 * (128 + 32) + (128 + 8) + 6 * (128 + 8);
    assertThat(summary.bytes()).isEqualTo(expected);
  }

  @Test
  void oneHotAndMultiHotLabelsCountTheirClasses() {
    for (int n = 1; n <= 3; n++) {
      Fixture.floats(temp.resolve("d/id-" + n + ".npy"), n);
      Fixture.floats(temp.resolve("d/id-label-" + n + ".npy"), n == 1 ? 1 : 0, 0, 1);
    }
    Fixture.floats(temp.resolve("d/id-4.npy"), 4);
    Fixture.floats(temp.resolve("d/id-label-4.npy"), 0.5f, 0, 0);

    SplitSummary summary = Summary.of(only(open(temp.resolve("d"))), Progress.NONE);

    assertThat(summary.labels()).isEqualTo(Map.of(0L, 1L, 2L, 3L));
  }
}
