package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.npy.Shape;
import org.wavecrate.rules.DatasetCheck;

/// Names of blocks and examples in crates, and what a plan says of errors.
class ExportPlanTest {
  @TempDir Path temp;
  private Path root;
  private Path out;

  @BeforeEach
  void place() {
    root = temp.resolve("set");
    out = temp.resolve("out");
  }

  private ExportPlan plan() throws IOException {
    return plan(settings());
  }

  private ExportSettings settings() {
    return ExportSettings.to(out);
  }

  private ExportPlan plan(ExportSettings settings) throws IOException {
    Dataset dataset = Dataset.open(root, Progress.NONE);
    return ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE);
  }

  private ExportPlan checked(ExportSettings settings) throws IOException {
    Dataset dataset = Dataset.open(root, Progress.NONE);
    var report = DatasetCheck.run(dataset, Recipe.DEFAULT, Progress.NONE);
    return ExportPlan.of(dataset, Optional.of(report), settings, Progress.NONE);
  }

  private void array(String file) {
    Fixture.longs(root.resolve(file), Shape.of(2), file.hashCode(), 2);
  }

  private List<String> blocks(ExportSettings settings) throws IOException {
    return plan(settings).blocks().stream()
        .map(
            b ->
                b.crate() + " " + b.path() + " " + b.first() + ".." + b.last() + " " + b.examples())
        .toList();
  }

  @Test
  void blocksKeepTheirNamesAndExamplesTheirs() throws IOException {
    Fixture.dataset(root);
    assertThat(blocks(settings()))
        .containsExactly(
            "train.zip train data/block-id-1 id-1.npy..id-12.npy 12",
            "train.zip train data/block-id-2 id-13.npy..id-17.npy 5",
            "train.zip train data/block-id-10 id-18.npy..id-26.npy 9",
            "validation.zip validation data/block-id-1 id-1.npy..id-4.npy 4",
            "test.zip test data/block-id-1 id-1.npy..id-3.npy 3");
  }

  @Test
  void newBlocksAreNumberedAndSoAreTheirExamples() throws IOException {
    Fixture.dataset(root);
    assertThat(blocks(settings().withExamplesPerBlock(OptionalInt.of(13))))
        .containsExactly(
            "train.zip train data/block-id-1 id-1.npy..id-13.npy 13",
            "train.zip train data/block-id-2 id-14.npy..id-26.npy 13",
            "validation.zip validation data/block-id-1 id-1.npy..id-4.npy 4",
            "test.zip test data/block-id-1 id-1.npy..id-3.npy 3");
    assertThat(blocks(settings().withExamplesPerBlock(OptionalInt.of(1)))).hasSize(33);
  }

  @ParameterizedTest
  @CsvSource({
    "clip-7, clip-1",
    "a b-07, a b-1",
    "clip7, id-1",
    "clip, id-1",
    "clip-, id-1",
    "-5, -1",
    "über-1, ~aapmber-1"
  })
  void newNamesBeginAsTheFirstOneDoesIfThatIsNumbered(String stored, String renamed)
      throws IOException {
    array("train/b/" + stored + ".npy");
    assertThat(blocks(settings().withRenumber(true)))
        .containsExactly("train.zip train/b " + renamed + ".npy.." + renamed + ".npy 1");
  }

  @ParameterizedTest
  @CsvSource({"199, 199", "200, 0"})
  void prefixesOfNewNamesHaveAtMost200Letters(int letters, int kept) throws IOException {
    array("train/b/" + "n".repeat(letters) + "-7.npy");
    String prefix = kept == 0 ? "id-" : "n".repeat(kept) + "-";
    assertThat(plan(settings().withRenumber(true)).blocks().getFirst().first())
        .isEqualTo(prefix + "1.npy");
  }

  @Test
  void aLoneSplitIsNamedByItsDatasetOrBecomesTraining() throws IOException {
    root = temp.resolve("my test");
    array("b/id-1.npy");
    assertThat(blocks(settings())).containsExactly("test.zip my test/b id-1.npy..id-1.npy 1");
    root = temp.resolve("set");
    array("b/id-1.npy");
    assertThat(blocks(settings())).containsExactly("train.zip train/b id-1.npy..id-1.npy 1");
    root = temp.resolve("flat");
    array("id-1.npy");
    assertThat(blocks(settings())).containsExactly("train.zip train id-1.npy..id-1.npy 1");
  }

  @Test
  void aZipNamesItsLoneSplitWithoutItsEnding() throws IOException {
    array("b/id-1.npy");
    root = Fixture.zip(root, temp.resolve("my test.ZIP"), true);
    assertThat(blocks(settings())).containsExactly("test.zip my test/b id-1.npy..id-1.npy 1");
  }

  @Test
  void examplesThatStayBehindLeaveNoEmptyBlock() throws IOException {
    Fixture.dataset(root);
    ExportPlan plan =
        plan(
            settings()
                .withSplits(Set.of(SplitName.TEST, SplitName.VALIDATION))
                .withExcluded(
                    Set.of(
                        "validation data/block-id-1/id-2.npy",
                        "validation data/block-id-1/id-label-4.npy",
                        "train data/block-id-1/id-1.npy")));
    assertThat(plan.leftOut()).isEqualTo(2);
    assertThat(plan.examples()).isEqualTo(5);
    assertThat(plan.packs(SplitName.TEST)).isTrue();
    assertThat(plan.packs(SplitName.TRAIN)).isFalse();
    assertThat(plan.blocks().getFirst().last()).isEqualTo("id-3.npy");
  }

  @Test
  void namesThatLoseTheirOrderAreRefusedWithWhatHelps() throws IOException {
    array("train/b/x~9.npy");
    array("train/b/x\u007f1.npy");
    array("train/b/x<1.npy");
    array("train/b/xA.npy");
    assertThatThrownBy(this::plan)
        .isInstanceOf(ExportException.class)
        .hasMessageEndingWith(
            ": can't be written in names that every system allows without changing the order of"
                + " examples; --renumber gives examples new names");
    assertThat(plan(settings().withRenumber(true)).examples()).isEqualTo(4);
  }

  @Test
  void blocksThatLoseTheirOrderAreRefusedWithWhatHelps() throws IOException {
    array("train/b<1/x-1.npy");
    array("train/bA/x-1.npy");
    assertThatThrownBy(this::plan)
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "train/bA: can't be written in names that every system allows without changing the"
                + " order of examples; --examples-per-block gives blocks new names");
    assertThat(plan(settings().withExamplesPerBlock(OptionalInt.of(9))).examples()).isEqualTo(2);
  }

  @Test
  void aSplitThatIsNotThereIsNamedWithThoseThatAre() {
    Fixture.block(root.resolve("train/b"), 1, 2);
    Fixture.block(root.resolve("test/b"), 1, 2);
    assertThatThrownBy(() -> plan(settings().withSplits(Set.of(SplitName.VALIDATION))))
        .isInstanceOf(ExportException.class)
        .hasMessage(root + ": there is no split 'validation'; allowed: train, test");
  }

  @Test
  void limitsOfSettings() {
    assertThat(settings().withMaxPartBytes(1).maxPartBytes()).isEqualTo(1);
    assertThatThrownBy(() -> settings().withMaxPartBytes(0))
        .hasMessage("parts of at most 0 bytes; allowed: 1 or more");
    assertThatThrownBy(() -> settings().withExamplesPerBlock(OptionalInt.of(0)))
        .hasMessage("0 examples per block; allowed: 1 or more");
  }

  @Test
  void upToFiveErrorsAreShownAndTheRestCounted() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 8);
    for (int n = 1; n <= 5; n++) {
      Files.writeString(root.resolve("train/b/id-" + n + ".npy"), "none");
    }
    String five =
        root + ": has 5 errors; nothing was written:\n  train/b/id-1.npy: is no .npy file";
    assertThatThrownBy(() -> plan().requirePossible())
        .isInstanceOf(ErrorsInTheWayException.class)
        .hasMessageStartingWith(five)
        .hasMessageContaining("\n  train/b/id-5.npy: ")
        .hasMessageEndingWith("\n--allow-errors packs everything as it is")
        .hasMessageNotContaining("more\n")
        .hasMessageNotContaining("--without-bad");
    Files.writeString(root.resolve("train/b/id-7.npy"), "none");
    assertThatThrownBy(() -> plan().requirePossible())
        .hasMessageContaining("has 6 errors")
        .hasMessageNotContaining("id-7.npy")
        .hasMessageContaining("\n  and 1 more\n--allow-errors");
    assertThat(plan().errors()).hasSize(6);
    plan(settings().withAllowErrors(true)).requirePossible();
  }

  @Test
  void aCheckedDatasetNamesTheWayOutThatLeavesTheBadOnesOut() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 8);
    Files.writeString(root.resolve("train/b/id-2.npy"), "none");
    ExportPlan plan = checked(settings());
    assertThat(plan.errors()).hasSize(1);
    assertThatThrownBy(plan::requirePossible)
        .hasMessageContaining(root + ": has 1 error; nothing was written:")
        .hasMessageEndingWith(
            "\n--without-bad leaves out examples with errors; --allow-errors packs"
                + " everything as it is");
    ExportPlan without = checked(settings().withWithoutBad(true));
    without.requirePossible();
    assertThat(without.leftOut()).isEqualTo(1);
  }

  @Test
  void arraysThatAreLeftOutAreErrorsAndOtherFilesNotes() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    array("mean.npy");
    Files.write(root.resolve("train/b/x.wav"), new byte[50]);
    ExportPlan plan = plan();
    assertThat(plan.errors()).containsExactly("mean.npy: 1 file, beside the folders of the splits");
    assertThat(plan.notes())
        .singleElement()
        .asString()
        .startsWith("train/b/x.wav: 1 file, ")
        .endsWith("; it stays behind");
  }

  @Test
  void aFolderThatCanNotBeListedIsAnError() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    Fixture.block(root.resolve("train/\ufffd"), 1, 2);
    assertThat(plan().errors())
        .containsExactly(
            "train/\ufffd: its name can't be expressed in this locale; set LC_ALL=C.UTF-8");
  }

  @Test
  void foldersThatDoNotNameTheirSplitAreNamedByIt() throws IOException {
    Fixture.longs(root.resolve("set/x_train.npy"), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    Fixture.longs(root.resolve("set/x_test.npy"), Shape.of(2, 2), 1, 2, 3, 4);
    assertThat(blocks(settings()))
        .containsExactly(
            "train.zip train/block-id-1 id-1.npy..id-3.npy 3",
            "test.zip test/block-id-1 id-1.npy..id-2.npy 2");
  }

  @Test
  void labelsWithoutExamplesAreCounted() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    for (int n : new int[] {7, 8}) {
      Fixture.longs(root.resolve("train/b/id-label-" + n + ".npy"), Shape.of(), n);
    }
    assertThat(plan().notes()).contains("train: 2 labels without an example stay behind");
  }

  @Test
  void cratesInTheWayAreNamedInNaturalOrderAndOthersAreNot() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    Files.createDirectories(out);
    for (String name :
        List.of("train-10of12.zip", "train-2of12.zip", "test.zip", "train.zip.txt", "xtrain.zip")) {
      Files.writeString(out.resolve(name), "x");
    }
    assertThatThrownBy(() -> plan().requirePossible())
        .isInstanceOf(FilesInTheWayException.class)
        .hasMessage(
            out
                + ": holds train-2of12.zip, train-10of12.zip already; --force replaces what is"
                + " there")
        .extracting(e -> ((FilesInTheWayException) e).names())
        .isEqualTo(List.of("train-2of12.zip", "train-10of12.zip"));
    plan(settings().withForce(true)).requirePossible();
  }

  @Test
  void nothingIsWrittenIntoTheDataset() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    for (String inside : List.of("", "out", "train/b/c")) {
      Path folder = root.resolve(inside);
      assertThatThrownBy(() -> plan(ExportSettings.to(folder)).requirePossible())
          .hasMessage(
              folder
                  + ": lies in the dataset "
                  + root
                  + ", which is never written to; choose a folder outside");
    }
    Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> plan(ExportSettings.to(temp.resolve("file/out"))))
        .isInstanceOf(ExportException.class)
        .hasMessage(temp.toRealPath().resolve("file") + ": is a file; expected a folder");
  }

  @Test
  void nothingIsWrittenWhereLinksOfTheDatasetLead() throws IOException {
    Path linked = Files.createDirectories(temp.resolve("linked"));
    Fixture.block(linked.resolve("train/b"), 1, 2);
    Fixture.block(linked.resolve("blocks/c"), 3, 2);
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("train"), linked.resolve("train"));
    Files.createSymbolicLink(linked.resolve("train/c"), linked.resolve("blocks/c"));
    for (String inside : List.of("train/out", "train/b/out", "blocks/c/out")) {
      Path folder = linked.resolve(inside);
      assertThatThrownBy(() -> plan(ExportSettings.to(folder)).requirePossible())
          .as(inside)
          .hasMessageStartingWith(folder + ": lies in the dataset " + root);
    }
    plan(ExportSettings.to(linked.resolve("blocks/out"))).requirePossible();
  }

  @Test
  void anEmptyBlockLiesNowhereElse() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    Files.createDirectories(root.resolve("train/c"));
    assertThat(blocks(settings())).containsExactly("train.zip train/b id-1.npy..id-2.npy 2");
    plan(settings()).requirePossible();
  }

  @Test
  void aZipIsNeverReplacedByItsOwnExport() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    Files.createDirectories(out);
    root = Fixture.zip(root, out.resolve("train-1of2.zip"), true);
    assertThatThrownBy(() -> plan(settings().withForce(true)).requirePossible())
        .hasMessage(root.toRealPath() + ": is the source itself; choose another folder");
    Path other = Files.move(root, out.resolve("mine.zip"));
    root = other;
    plan(settings()).requirePossible();
  }

  @Test
  void cratesMayFillTheDisk() throws IOException {
    ExportPlan.requireRoom(out, 12_345, 12_345);
    assertThatThrownBy(() -> ExportPlan.requireRoom(out, 12_346, 12_345))
        .isInstanceOf(ExportException.class)
        .hasMessage(out + ": the crates need 12,346 bytes; free: 12,345");
    Fixture.block(root.resolve("train/b"), 1, 2);
    assertThat(plan().freeBytes()).isPositive();
  }

  @Test
  void estimatingEndsWhenItIsCancelled() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 2);
    Dataset dataset = Dataset.open(root, Progress.NONE);
    assertThatThrownBy(() -> DeflateEstimate.of(dataset, Set.of(), Cancelling.AT_ONCE))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void aSplitThatStaysBehindNeedsNoBatchFiles() throws IOException {
    Fixture.longs(root.resolve("train/b/x-1.npy"), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);
    array("test/b/id-1.npy");
    assertThatThrownBy(() -> plan(settings().withSplitBatchFiles(true)))
        .hasMessageStartingWith("test/b/id-1.npy: is no batch file");
    Set<String> test = Set.of("test/b/id-1.npy");
    ExportPlan plan = plan(settings().withSplitBatchFiles(true).withExcluded(test));
    assertThat(plan.examples()).isEqualTo(3);
    assertThat(plan.notes())
        .containsExactly("test: nothing is left to export; no crate is written");
  }

  @Test
  void deflatedCratesAreEstimated() throws IOException {
    for (int n = 1; n <= 100; n++) {
      Fixture.floats(root.resolve("train/b/id-" + n + ".npy"), new float[1000]);
      Fixture.floats(root.resolve("test/b/id-" + n + ".npy"), new float[10]);
    }
    DeflateEstimate all = plan(settings().withDeflate(true)).estimate().orElseThrow();
    assertThat(all.sampledBytes()).isEqualTo(24 * 4128 + 24 * 168);
    assertThat(all.ratio()).isBetween(0.01, 0.1);
    assertThat(all.ratio()).isEqualTo((double) all.packedBytes() / all.sampledBytes());
    ExportPlan test = plan(settings().withDeflate(true).withSplits(Set.of(SplitName.TEST)));
    assertThat(test.estimate().orElseThrow().sampledBytes()).isEqualTo(48 * 168);
    assertThat(plan().estimate()).isEmpty();
    assertThat(new DeflateEstimate(0, 0).ratio()).isEqualTo(1);
    assertThat(plan(settings().withDeflate(true)).bytes()).isLessThan(plan().bytes() / 2);
  }

  @Test
  void noMoreThanTheBeginningsOfLargeArraysAreCompressedToEstimate() throws IOException {
    Fixture.floats(root.resolve("train/b/id-1.npy"), new float[50_000]);
    assertThat(plan(settings().withDeflate(true)).estimate().orElseThrow().sampledBytes())
        .isEqualTo(1 << 17);
  }
}
