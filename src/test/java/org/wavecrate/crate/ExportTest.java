package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.crate.ExportProgress.Stage;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.NewFile;
import org.wavecrate.storage.Publication;

@Timeout(60)
class ExportTest {
  private static final Dtype UINT8 = new Dtype(Dtype.Kind.UINT, 1, false);
  private static final ExportProgress QUIET = ExportProgress.of(Progress.NONE);

  @TempDir Path temp;
  private Path root;
  private Path out;

  @BeforeEach
  void write() {
    root = Fixture.dataset(temp.resolve("set"));
    out = temp.resolve("out");
  }

  private ExportPlan plan(ExportSettings settings) throws IOException {
    return plan(root, settings);
  }

  private static ExportPlan plan(Path source, ExportSettings settings) throws IOException {
    Dataset dataset = Dataset.open(source, Progress.NONE);
    return ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE);
  }

  private ExportResult export(ExportSettings settings) throws IOException {
    return Export.run(plan(settings), QUIET);
  }

  private ExportSettings settings() {
    return ExportSettings.to(out);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        for (Path file : list.toList()) {
          files.put(file.getFileName().toString(), FileHash.of(file, Progress.NONE, b -> {}));
        }
      }
    }
    return files;
  }

  /// Does something when a stage of the second crate begins.
  private static ExportProgress at(Stage stage, Runnable action) {
    return new ExportProgress() {
      @Override
      public void stage(Stage now, String file) {
        if (now == stage && file.startsWith("validation")) {
          action.run();
        }
      }

      @Override
      public void report(long done, long total) {}

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }

  @Test
  void theSizesThatArePlannedAreThoseThatAreWritten() throws IOException {
    for (long maxPartBytes : new long[] {1, 6000, ExportSettings.DEFAULT_MAX_PART_BYTES}) {
      ExportPlan plan = plan(settings().withMaxPartBytes(maxPartBytes).withForce(true));
      ExportResult result = Export.run(plan, QUIET);

      assertThat(result.crates()).hasSameSizeAs(plan.crates());
      for (int i = 0; i < plan.crates().size(); i++) {
        PlannedCrate planned = plan.crates().get(i);
        assertThat(result.crates().get(i).bytes()).isEqualTo(planned.bytes());
        assertThat(Files.size(out.resolve(planned.file()))).isEqualTo(planned.bytes());
      }
    }
  }

  @Test
  void partsStayBelowTheirSizeUnlessABlockAloneIsLarger() throws IOException {
    long limit = 10_800;
    ExportPlan plan = plan(settings().withMaxPartBytes(limit));
    assertThat(plan.crates().stream().map(PlannedCrate::file))
        .containsExactly("train-1of2.zip", "train-2of2.zip", "validation.zip", "test.zip");
    assertThat(plan.crates().stream().map(PlannedCrate::examples)).containsExactly(12, 14, 4, 3);
    assertThat(plan.crates()).allMatch(crate -> crate.bytes() <= limit);
    assertThat(plan.notes()).isEmpty();

    ExportPlan tight = plan(settings().withMaxPartBytes(1));
    assertThat(tight.crates()).hasSize(5);
    assertThat(tight.notes())
        .hasSize(5)
        .first()
        .asString()
        .matches("train data/block-id-1: this block alone has .* bytes; allowed in a part: 1; .*");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theNumberOfThreadsChangesNoByte(boolean deflate) throws IOException {
    Map<String, String> expected = Map.of();
    for (int threads : new int[] {1, 2, 7}) {
      Path folder = temp.resolve("out" + threads);
      Export.run(plan(ExportSettings.to(folder).withDeflate(deflate)), QUIET, threads);
      assertThat(files(folder)).hasSize(4);
      expected = expected.isEmpty() ? files(folder) : expected;
      assertThat(files(folder)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void arraysTooLargeForMemoryAreWrittenInPieces(boolean deflate) throws IOException {
    int samples = (int) EntryRun.MOST_BYTES / Float.BYTES + 12_345;
    Path block = root.resolve("train data/block-id-2");
    for (int n = 13; n < 16; n += 2) {
      float[] values = new float[samples];
      Random random = new Random(n);
      for (int i = 0; i < samples; i += 16) {
        values[i] = random.nextFloat();
      }
      Fixture.floats(block.resolve("id-" + n + ".npy"), values);
    }
    ExportPlan plan = plan(settings().withDeflate(deflate));
    AtomicLong last = new AtomicLong();
    Export.run(
        plan,
        ExportProgress.of(
            new Progress() {
              @Override
              public void report(long done, long total) {
                last.set(done);
              }

              @Override
              public boolean isCancelled() {
                return false;
              }
            }));

    assertThat(last).as("bytes told").hasValue(plan.workBytes());
    assertThat(CrateVerification.of(out.resolve("train.zip"), Progress.NONE).problems()).isEmpty();
    try (var zip = new ZipFile(out.resolve("train.zip").toFile())) {
      for (String name : List.of("id-13.npy", "id-15.npy", "id-label-15.npy", "id-16.npy")) {
        var entry = zip.getEntry("train data/block-id-2/" + name);
        assertThat(zip.getInputStream(entry).readAllBytes())
            .isEqualTo(Files.readAllBytes(block.resolve(name)));
      }
    }
    if (!deflate) {
      assertThat(Files.size(out.resolve("train.zip"))).isEqualTo(plan.crates().getFirst().bytes());
    }
  }

  @Test
  void whatDeflatesToNoLessIsStored() throws IOException {
    Path block = temp.resolve("mixed/train/b");
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    Fixture.array(block.resolve("id-1.npy"), UINT8, Shape.of(noise.length), noise);
    Fixture.array(block.resolve("id-2.npy"), UINT8, Shape.of(noise.length), new byte[1 << 20]);
    Export.run(plan(temp.resolve("mixed"), settings().withDeflate(true)), QUIET);
    try (var zip = new ZipFile(out.resolve("train.zip").toFile())) {
      for (int n = 1; n <= 2; n++) {
        ZipEntry entry = zip.getEntry("train/b/id-" + n + ".npy");
        assertThat(entry.getMethod()).isEqualTo(n == 1 ? ZipEntry.STORED : ZipEntry.DEFLATED);
        assertThat(entry.getSize()).isEqualTo(128 + noise.length);
        assertThat(entry.getCompressedSize() == entry.getSize()).isEqualTo(n == 1);
        assertThat(zip.getInputStream(entry).readAllBytes())
            .isEqualTo(Files.readAllBytes(block.resolve("id-" + n + ".npy")));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void aSourceThatChangesUnderwayIsNamedAndNothingIsLeft(Stage stage) throws IOException {
    Path file = root.resolve("validation data/block-id-1/id-3.npy");
    ExportPlan plan = plan(settings());

    assertThatThrownBy(() -> Export.run(plan, at(stage, () -> Fixture.floats(file, new float[8]))))
        .isInstanceOf(BadFileException.class)
        .hasMessage(
            "validation data/block-id-1/id-3.npy: was changed while it was exported; export again");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void aSourceThatVanishesUnderwayIsNamedAndNothingIsLeft(Stage stage) throws IOException {
    Path file = root.resolve("validation data/block-id-1/id-label-3.npy");
    ExportPlan plan = plan(settings());

    assertThatThrownBy(() -> Export.run(plan, at(stage, () -> file.toFile().delete())))
        .isInstanceOf(BadFileException.class)
        .hasMessageStartingWith("validation data/block-id-1/id-label-3.npy: ");
    assertThat(out).doesNotExist();
  }

  @Test
  void aSourceThatGrowsOrShrinksIsNamed() throws IOException {
    Path file = root.resolve("validation data/block-id-1/id-3.npy");
    ExportPlan plan = plan(settings());

    assertThatThrownBy(
            () -> Export.run(plan, at(Stage.WRITING, () -> Fixture.floats(file, new float[9]))))
        .hasMessageContaining("id-3.npy: was changed while it was exported: it has 164 bytes");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "NUMPY, train data/block-id-1/id-1.npy",
    "wavecrate-recipe/1, wavecrate.json",
    "wavecrate-check/1, wavecrate-check.json"
  })
  void whatTheDiskSpoilsIsFoundAndNothingIsLeft(String word, String entry) throws IOException {
    ExportPlan plan = plan(settings());
    Runnable spoil =
        () -> {
          try (Stream<Path> files = Files.list(out)) {
            Path first = files.filter(NewFile::isUnfinished).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(first);
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
            bytes[at + word.length() - 1] ^= 1;
            Files.write(first, bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    ExportProgress progress =
        new ExportProgress() {
          @Override
          public void stage(Stage now, String file) {
            if (now == Stage.VERIFYING && file.equals("train.zip")) {
              spoil.run();
            }
          }

          @Override
          public void report(long done, long total) {}

          @Override
          public boolean isCancelled() {
            return false;
          }
        };

    assertThatThrownBy(() -> Export.run(plan, progress))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "train.zip: was not written as it should be, the disk or the memory may be faulty: "
                + entry
                + ": its bytes are not those of the source");
    assertThat(out).doesNotExist();
  }

  @Test
  @Tag("slow")
  void cancelledAtAnyMomentItLeavesWhatWasThere() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("train.zip"), "old");
    Map<String, String> before = files(out);
    ExportPlan plan = plan(settings().withForce(true));
    int moments = 0;
    for (int moment = 0; ; moment += 3) {
      AtomicInteger asked = new AtomicInteger(moment);
      ExportProgress progress =
          ExportProgress.of(Cancelling.when(() -> asked.getAndDecrement() <= 0));
      try {
        Export.run(plan, progress);
        break;
      } catch (CancellationException e) {
        moments++;
        assertThat(files(out)).isEqualTo(before);
      }
    }
    assertThat(moments).isGreaterThan(30);
    assertThat(files(out)).hasSize(4);
  }

  @Test
  void leftoversOfDeadExportsAreRemovedAndOtherFilesAreNot() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve(".train.zip.123.wavecrate-part"), "half");
    Files.writeString(out.resolve(FolderLock.NAME), "123 left by a killed one");
    Files.writeString(out.resolve("notes.txt"), "mine");

    export(settings().withSplits(Set.of(SplitName.TEST)));

    assertThat(files(out)).containsOnlyKeys("SHA256SUMS", "notes.txt", "test.zip");
  }

  @Test
  void twoExportsNeverWriteToOneFolderAtOnce() throws IOException {
    ExportPlan second = plan(settings().withSplits(Set.of(SplitName.TEST)));
    ExportPlan first = plan(settings());

    Export.run(
        first,
        at(
            Stage.VERIFYING,
            () ->
                assertThatThrownBy(() -> Export.run(second, QUIET))
                    .isInstanceOf(ExportException.class)
                    .hasMessageEndingWith(
                        "another export is writing there; wait until it is done")));

    assertThat(files(out)).hasSize(4);
    assertThat(CrateVerification.of(out.resolve("train.zip"), Progress.NONE).isFine()).isTrue();
  }

  @Test
  void partsOfAnEarlierExportAreReplacedAsAWhole() throws IOException {
    export(settings().withMaxPartBytes(1));
    assertThat(files(out)).hasSize(6).containsKey("train-3of3.zip");
    assertThatThrownBy(() -> export(settings()))
        .hasMessageContaining("holds test.zip, train-1of3.zip, train-2of3.zip, train-3of3.zip, ");

    export(settings().withForce(true));

    assertThat(files(out))
        .containsOnlyKeys("SHA256SUMS", "test.zip", "train.zip", "validation.zip");
    assertThat(Files.readString(out.resolve("SHA256SUMS"))).hasLineCount(3);
  }

  @Test
  void cratesThatAreOpenAreReleasedBeforeTheyAreReplaced() throws IOException {
    export(settings());
    Dataset opened = Dataset.open(out.resolve("train.zip"), Progress.NONE);
    var example = opened.splits().getFirst().example(0);
    example.open().close();

    export(settings().withForce(true));

    assertThatThrownBy(() -> example.open().close())
        .isInstanceOf(BadFileException.class)
        .hasMessageEndingWith("was replaced while it was open; open the dataset again");
    assertThatThrownBy(example::path)
        .hasMessageEndingWith("train.zip: was replaced while it was open; open the dataset again");
    Dataset again = Dataset.open(out.resolve("train.zip"), Progress.NONE);
    again.splits().getFirst().example(0).open().close();
  }

  @Test
  void partsOfTwoExportsAreNoSet() throws IOException {
    export(settings().withMaxPartBytes(1));
    byte[] old = Files.readAllBytes(out.resolve("train-2of3.zip"));
    Files.delete(root.resolve("train data/block-id-1/id-5.npy"));
    Files.delete(root.resolve("train data/block-id-1/id-label-5.npy"));
    export(settings().withMaxPartBytes(1).withForce(true));
    assertThat(problems("train-1of3.zip")).isEmpty();

    Files.write(out.resolve("train-2of3.zip"), old);
    Files.delete(out.resolve("SHA256SUMS"));
    assertThat(problems("train-1of3.zip"))
        .containsExactly(
            "train-2of3.zip: next to it, is a part of another export; export the split again");
    assertThat(problems("train-2of3.zip")).hasSize(2);
  }

  @Test
  void aCrateBesidePartsOfItsSplitIsNoSet() throws IOException {
    export(settings().withMaxPartBytes(1));
    byte[] part = Files.readAllBytes(out.resolve("train-1of3.zip"));
    export(settings().withForce(true));
    Files.write(out.resolve("train-1of3.zip"), part);
    assertThat(problems("train.zip"))
        .containsExactly(
            "train-1of3.zip: next to it, holds the same split; keep the crates of one export");
  }

  @Test
  void anExportCutShortBetweenNamesIsToldAndFinishedByTheNext() throws IOException {
    export(settings());
    Map<String, String> whole = files(out);
    Path unfinished = NewFile.unfinishedBeside(out.resolve("train.zip"));
    Files.move(out.resolve("train.zip"), unfinished);
    Files.writeString(out.resolve("train.zip"), "old");
    Files.writeString(
        out.resolve(Publication.NAME),
        "wavecrate-publish/1\nrename " + unfinished.getFileName() + " train.zip\n");
    assertThat(problems("test.zip"))
        .containsExactly(
            "an export was cut short while its files got their names, so they may belong to two"
                + " exports; the next export into this folder finishes that");
    assertThatThrownBy(() -> export(settings())).isInstanceOf(FilesInTheWayException.class);
    TargetFolder.open(out).close();
    assertThat(files(out)).isEqualTo(whole);
  }

  private List<String> problems(String crate) throws IOException {
    return CrateVerification.of(out.resolve(crate), Progress.NONE).problems();
  }

  @Test
  void longNamesOfAnyScriptGoIntoCratesThatEverySystemUnpacks() throws IOException {
    Path block = Files.createDirectories(temp.resolve("long/train/b"));
    String stem = "語".repeat(75);
    for (int n : new int[] {1, 2, 10}) {
      Fixture.longs(block.resolve(stem + "-" + n + ".npy"), Shape.of(2), n, n);
      Fixture.longs(block.resolve(stem + "-label-" + n + ".npy"), Shape.of(), n);
    }
    Export.run(plan(temp.resolve("long"), settings()), QUIET);
    CrateReport report = CrateVerification.of(out.resolve("train.zip"), Progress.NONE);
    assertThat(report.problems()).isEmpty();
    try (ZipFile zip = new ZipFile(out.resolve("train.zip").toFile())) {
      assertThat(zip.stream().flatMap(entry -> Stream.of(entry.getName().split("/"))))
          .allMatch(name -> name.length() <= 255)
          .anyMatch(name -> name.matches("~ikjo.*-label-10\\.npy"));
    }
    Dataset packed = Dataset.open(out, Progress.NONE);
    assertThat(packed.splits().getFirst().example(2).hasLabel()).isTrue();
    assertThat(packed.splits().getFirst().example(2).name()).endsWith("-10.npy");
  }

  @Test
  void namesThatDifferInCaseAloneAreRefusedWithWhatToDo() throws IOException {
    Path block = root.resolve("train data/block-id-1");
    Files.copy(block.resolve("id-5.npy"), block.resolve("ID-5.npy"));
    assertThatThrownBy(() -> plan(settings()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("differs from another name only in upper and lower case")
        .hasMessageEndingWith("--renumber gives examples new names");
    assertThat(plan(settings().withRenumber(true)).examples()).isEqualTo(34);
  }

  @Test
  void blocksThatDifferInCaseAloneAreRefusedWithWhatToDo() throws IOException {
    Path block = Files.createDirectories(root.resolve("train data/Block-id-1"));
    Fixture.longs(block.resolve("id-1.npy"), Shape.of(2), 1, 2);
    assertThatThrownBy(() -> plan(settings()))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("only in upper and lower case")
        .hasMessageContaining("--examples-per-block gives blocks new names");
  }

  @Test
  void foldersAboveBlocksThatDifferInCaseAloneAreRefusedToo() throws IOException {
    for (String folder : List.of("Day/one", "day/two")) {
      Path block = Files.createDirectories(root.resolve("train data").resolve(folder));
      Fixture.longs(block.resolve("id-1.npy"), Shape.of(2), 1, 2);
    }
    assertThatThrownBy(() -> plan(settings()))
        .isInstanceOf(ExportException.class)
        .hasMessage(
            "train data/day: differs from train data/Day only in upper and lower case, which many"
                + " systems take for one; --examples-per-block gives blocks new names, or rename"
                + " one of them");
  }

  @Test
  void wholeDatasetsAreNeededUnlessErrorsAreAllowed() throws IOException {
    Path bad = root.resolve("train data/block-id-1/id-5.npy");
    Files.writeString(bad, "no array");
    ExportPlan plan = plan(settings());
    assertThat(plan.errors()).singleElement().asString().contains("id-5.npy: is no .npy file");
    assertThatThrownBy(() -> Export.run(plan, QUIET)).isInstanceOf(ErrorsInTheWayException.class);

    ExportPlan without = plan(settings().withWithoutBad(true));
    assertThat(without.errors()).isEmpty();
    assertThat(without.leftOut()).isEqualTo(1);
    assertThat(without.examples()).isEqualTo(32);
    assertThat(Export.run(without, QUIET).crates().getFirst().examples()).isEqualTo(25);
    Dataset packed = Dataset.open(out, Progress.NONE);
    assertThat(packed.find("train data/block-id-1/id-5.npy")).isEmpty();
    assertThat(packed.splits().getFirst().blocks().getFirst().orphanLabels()).isEmpty();
  }

  @Test
  void nothingLeftIsNoCrate() throws IOException {
    Set<String> all =
        Set.of("test data/block-id-1/id-1.npy", "test data/block-id-1/id-label-2.npy");
    Fixture.delete(root.resolve("test data/block-id-1/id-3.npy"));
    ExportPlan plan = plan(settings().withExcluded(all));

    assertThat(plan.crates()).hasSize(2);
    assertThat(plan.notes())
        .contains("test: nothing is left to export; no crate is written")
        .contains("test: 1 label without an example stays behind");
    assertThatThrownBy(
            () -> export(settings().withExcluded(all).withSplits(Set.of(SplitName.TEST))))
        .hasMessage(root + ": nothing is left to export");
  }

  @Test
  void filesThatAreNoBatchesAreNotSplit() {
    assertThatThrownBy(() -> plan(settings().withSplitBatchFiles(true)))
        .isInstanceOf(ExportException.class)
        .hasMessageStartingWith("train data/block-id-1/id-1.npy: is no batch file");
  }

  @Test
  void unlabelledBatchFilesAreSplitByTheirFirstAxis() throws IOException {
    Path block = temp.resolve("batches/train/b");
    Fixture.longs(block.resolve("x-1.npy"), Shape.of(3, 2), 1, 2, 3, 4, 5, 6);

    Export.run(plan(temp.resolve("batches"), settings().withSplitBatchFiles(true)), QUIET);

    Dataset packed = Dataset.open(out, Progress.NONE);
    assertThat(packed.size()).isEqualTo(3);
    assertThat(packed.find("train/block-id-1/x-3.npy")).isPresent();
  }

  @Test
  void stagesAreToldInOrderAndEveryByteIsCountedTwice() throws IOException {
    ExportPlan plan = plan(settings());
    List<String> stages = new ArrayList<>();
    AtomicLong last = new AtomicLong();
    AtomicLong total = new AtomicLong();
    Export.run(
        plan,
        new ExportProgress() {
          @Override
          public void stage(Stage stage, String file) {
            stages.add(stage + " " + file);
          }

          @Override
          public void report(long done, long all) {
            last.set(done);
            total.set(all);
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        });
    assertThat(stages)
        .containsExactly(
            "WRITING train.zip",
            "SAVING train.zip",
            "VERIFYING train.zip",
            "WRITING validation.zip",
            "SAVING validation.zip",
            "VERIFYING validation.zip",
            "WRITING test.zip",
            "SAVING test.zip",
            "VERIFYING test.zip");
    long bytes;
    try (Stream<Path> walk = Files.walk(root)) {
      bytes = walk.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
    assertThat(total).hasValue(2 * bytes);
    assertThat(last).hasValue(2 * bytes);
  }

  @Test
  void cancelledWhenAllIsVerifiedItLeavesNothing() throws IOException {
    ExportPlan plan = plan(settings());
    boolean[] verified = {false};
    ExportProgress progress =
        new ExportProgress() {
          @Override
          public void stage(Stage stage, String file) {}

          @Override
          public void report(long done, long all) {
            verified[0] = done == all;
          }

          @Override
          public boolean isCancelled() {
            return verified[0];
          }
        };
    // One thread has hashed the file by then.
    assertThatThrownBy(() -> Export.run(plan, progress, 1))
        .isInstanceOf(CancellationException.class);
    assertThat(verified).containsExactly(true);
    assertThat(out).doesNotExist();
  }

  @Test
  void sumsKeepWhatIsThereAndForgetWhatIsNot() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("notes.txt"), "mine");
    String hash = "0".repeat(64) + "  ";
    Files.writeString(
        out.resolve("SHA256SUMS"),
        hash + "gone.zip\n" + hash + "notes.txt\n" + hash + "test.zip\n");
    ExportResult result = export(settings().withSplits(Set.of(SplitName.TEST)));
    assertThat(Files.readString(out.resolve("SHA256SUMS")).lines())
        .containsExactlyInAnyOrder(
            hash + "notes.txt", result.crates().getFirst().sha256() + "  test.zip");
  }

  @ParameterizedTest
  @EnumSource(Stage.class)
  void anExportThatIsCancelledAtAStageEndsThere(Stage stage) throws IOException {
    ExportPlan plan = plan(settings());
    List<String> later = new ArrayList<>();
    boolean[] cancelled = {false};
    ExportProgress progress =
        new ExportProgress() {
          @Override
          public void stage(Stage now, String file) {
            if (cancelled[0]) {
              later.add(now + " " + file);
            }
            cancelled[0] |= now == stage;
          }

          @Override
          public void report(long done, long all) {
            if (cancelled[0]) {
              later.add(done + " bytes");
            }
          }

          @Override
          public boolean isCancelled() {
            return cancelled[0];
          }
        };
    assertThatThrownBy(() -> Export.run(plan, progress)).isInstanceOf(CancellationException.class);
    assertThat(later).isEmpty();
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDirectoryMayHaveManyEntries(boolean deflate) throws IOException {
    // More than 512 entries, and more than 64 KB of directory.
    Path block = temp.resolve("many/train/" + "b".repeat(100));
    for (int n = 1; n <= 300; n++) {
      Fixture.longs(block.resolve("id-" + n + ".npy"), Shape.of(1), n);
      Fixture.longs(block.resolve("id-label-" + n + ".npy"), Shape.of(), n % 2);
    }
    ExportPlan plan = plan(temp.resolve("many"), settings().withDeflate(deflate));
    Export.run(plan, QUIET);
    CrateReport report = CrateVerification.of(out.resolve("train.zip"), Progress.NONE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.examples()).isEqualTo(300);
    assertThat(plan.crates().getFirst().entries()).isEqualTo(602);
    if (!deflate) {
      assertThat(report.bytes()).isEqualTo(plan.crates().getFirst().bytes());
    }
  }

  private List<String> texts(String crate) throws IOException {
    try (ZipFile zip = new ZipFile(out.resolve(crate).toFile())) {
      return zip.stream().map(e -> e.getName()).filter(name -> name.endsWith(".json")).toList();
    }
  }

  @Test
  void noCrateBringsAFileThatAnotherBrings() throws IOException {
    export(settings().withMaxPartBytes(1));
    assertThat(texts("train-1of3.zip")).containsExactly("wavecrate.json", "wavecrate-check.json");
    assertThat(texts("train-2of3.zip"))
        .containsExactly("train-2of3.wavecrate.json", "train-2of3.wavecrate-check.json");
    assertThat(texts("test.zip"))
        .containsExactly("test.wavecrate.json", "test.wavecrate-check.json");
  }
}
