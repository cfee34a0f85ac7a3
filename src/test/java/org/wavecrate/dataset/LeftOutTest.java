package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;

/// Nothing that lies below the root goes missing without a word.
class LeftOutTest {
  @TempDir Path temp;

  private Path root;

  private Dataset open() throws IOException {
    return Dataset.open(root, Progress.NONE);
  }

  private Dataset open(String... ignored) throws IOException {
    List<PathPattern> patterns = Stream.of(ignored).map(PathPattern::new).toList();
    return Dataset.open(
        root, Arrangement.AUTO.withIgnored(patterns), (f, t, k, v) -> Map.of(), Progress.NONE);
  }

  private Path standard() {
    root = temp.resolve("d");
    Fixture.block(root.resolve("train/b"), 1, 3);
    Fixture.block(root.resolve("validation/b"), 1, 2);
    return root;
  }

  private static List<String> told(Dataset dataset) {
    return dataset.leftOut().stream().map(LeftOut::toString).toList();
  }

  /// Holds the dataset to a walk that knows nothing of it.
  private void assertComplete(Dataset dataset) throws IOException {
    long found;
    try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      found =
          walk.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")).count();
    }
    long labels =
        dataset.splits().stream()
            .flatMap(
                split -> Stream.iterate(0, i -> i < split.size(), i -> i + 1).map(split::example))
            .filter(Example::hasLabel)
            .count();
    long left =
        dataset.leftOut().stream()
            .filter(files -> files.loss() != LeftOut.Loss.AUDIO)
            .mapToLong(LeftOut::files)
            .sum();
    assertThat(dataset.size() + labels + left).isEqualTo(found);
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  @Test
  void aDatasetThatIsTakenWholeLeavesNothingOut() throws IOException {
    standard();

    assertThat(open().leftOut()).isEmpty();
    assertComplete(open());
  }

  @Test
  void arraysBesideTheSplitsAreNamed() throws IOException {
    standard();
    Fixture.floats(root.resolve("mean.npy"), 1);
    Fixture.block(root.resolve("old/deep"), 1, 2);
    Fixture.floats(root.resolve("train/b/id-label-9.npy"), 1);

    Dataset dataset = open();

    assertThat(told(dataset))
        .containsExactly(
            "mean.npy: 1 file, beside the folders of the splits",
            "old/deep: 4 files, in a folder beside the splits",
            "train/b/id-label-9.npy: 1 file, labels without an example");
    assertThat(dataset.leftOut())
        .extracting(LeftOut::loss)
        .containsExactly(LeftOut.Loss.ARRAYS, LeftOut.Loss.ARRAYS, LeftOut.Loss.LABELS);
    assertThat(dataset.size()).isEqualTo(5);
    assertComplete(dataset);
  }

  @Test
  void whatIsIgnoredStaysListed() throws IOException {
    standard();
    Fixture.floats(root.resolve("mean.npy"), 1);
    Fixture.floats(root.resolve("train/b/std.npy"), 1);
    Fixture.block(root.resolve("old/deep"), 1, 2);

    Dataset dataset = open("mean.npy", "train/**/std.npy", "old/");

    assertThat(told(dataset))
        .containsExactly(
            "mean.npy: 1 file, ignored",
            "old/deep: 4 files, ignored",
            "train/b/std.npy: 1 file, ignored");
    assertThat(dataset.leftOut()).noneMatch(LeftOut::matters);
    assertThat(dataset.size()).isEqualTo(5);
    assertComplete(dataset);
  }

  @Test
  void aFolderOfNothingButIgnoredArraysIsNoBlock() throws IOException {
    standard();
    Fixture.block(root.resolve("train/drafts"), 50, 2);

    Dataset dataset = open("train/drafts/*.npy");

    assertThat(dataset.splits().getFirst().blocks()).extracting(Block::name).containsExactly("b");
    assertThat(dataset.leftOut()).hasSize(4).noneMatch(LeftOut::matters);
    assertThat(dataset.size()).isEqualTo(5);
    assertComplete(dataset);
  }

  @Test
  void examplesSomeFoldersDeeperAreBlocksOfTheirOwn() throws IOException {
    standard();
    Fixture.block(root.resolve("train/b/extra/more"), 50, 2);
    Fixture.block(root.resolve("train/speaker/chapter"), 60, 2);

    Dataset dataset = open();

    Split train = dataset.split(SplitName.TRAIN).orElseThrow();
    assertThat(train.blocks())
        .extracting(Block::path)
        .containsExactly("train/b", "train/b/extra/more", "train/speaker/chapter");
    assertThat(train.blocks())
        .extracting(Block::name)
        .containsExactly("b", "b/extra/more", "speaker/chapter");
    assertThat(dataset.find("train/b/extra/more/id-50").map(Example::index)).contains(3);
    assertThat(dataset.leftOut()).isEmpty();
    assertComplete(dataset);
  }

  @Test
  void recordingsAndArchivesOfArraysAreCountedByFolder() throws IOException {
    standard();
    for (String file : List.of("a.wav", "b.FLAC", "c.mp3")) {
      write(root.resolve("train/b").resolve(file));
    }
    write(root.resolve("wav/x.opus"));
    write(root.resolve("validation/all.npz"));
    write(root.resolve("train/b/notes.txt"));

    Dataset dataset = open();

    assertThat(told(dataset))
        .containsExactly(
            "train/b: 3 files, a recording, not an array",
            "validation/all.npz: 1 file, an archive of arrays, which is not read",
            "wav/x.opus: 1 file, a recording, not an array");
    assertThat(dataset.leftOut())
        .extracting(LeftOut::loss)
        .containsExactly(LeftOut.Loss.AUDIO, LeftOut.Loss.ARRAYS, LeftOut.Loss.AUDIO);
  }

  @Test
  void aZipLeavesOutWhatItsFolderDoes() throws IOException {
    standard();
    Fixture.floats(root.resolve("mean.npy"), 1);
    Fixture.block(root.resolve("old/deep"), 1, 2);
    write(root.resolve("train/b/a.wav"));
    Fixture.floats(root.resolve("train/.cache/x.npy"), 1);
    Path zip = Fixture.zip(root, temp.resolve("d.zip"), true);

    assertThat(Dataset.open(zip, Progress.NONE).leftOut()).isEqualTo(open().leftOut());
    assertThat(told(open())).contains("train/.cache/x.npy: 1 file, hidden");
    assertComplete(open());
  }

  @Test
  void linksAreFollowedOnceAndBrokenOnesNamed() throws IOException {
    standard();
    Fixture.block(root.resolve("store"), 10, 2);
    try {
      Files.createSymbolicLink(root.resolve("train/linked"), root.resolve("store"));
      Files.createSymbolicLink(root.resolve("train/gone"), root.resolve("nowhere"));
      Files.createSymbolicLink(root.resolve("train/b/up"), root);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }

    Dataset dataset = open();

    assertThat(dataset.split(SplitName.TRAIN).orElseThrow().size()).isEqualTo(5);
    assertThat(told(dataset))
        .containsExactly(
            "train/b/up: 1 file, a link to a folder that holds it",
            "train/gone: 1 file, a link to what is not there");
    assertThat(dataset.leftOut().get(1).loss()).isEqualTo(LeftOut.Loss.ARRAYS);
  }

  @Test
  void foldersThatAreCalledLikeFilesAreLookedInto() throws IOException {
    standard();
    Fixture.block(root.resolve("train/song.wav"), 20, 2);

    assertThat(open().split(SplitName.TRAIN).orElseThrow().size()).isEqualTo(5);
  }

  @Test
  void endingsInCapitalsAreArraysToo() throws IOException {
    root = temp.resolve("d");
    Fixture.floats(root.resolve("TRAIN/B/ID-1.NPY"), 1);
    Fixture.floats(root.resolve("TRAIN/B/ID-label-1.NPY"), 1);
    Fixture.floats(root.resolve("Val/B/ID-2.NPY"), 1);

    Dataset dataset = open();

    assertThat(DatasetTest.paths(dataset)).containsExactly("TRAIN/B/ID-1.NPY", "Val/B/ID-2.NPY");
    assertThat(dataset.splits().getFirst().example(0).hasLabel()).isTrue();
    assertThat(dataset.find("train/B/ID-1").map(Example::path)).contains("TRAIN/B/ID-1.NPY");
    assertComplete(dataset);
  }
}
