package org.wavecrate.gui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.crate.ExportProgress;
import org.wavecrate.crate.ExportSettings;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Checked;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.LongTasks;
import org.wavecrate.gui.PreparedChoosers;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.export.Obstacle.Remedy;
import org.wavecrate.npy.Shape;

class ExportModelTest {
  private static final PreparedChoosers NOBODY =
      new PreparedChoosers(Optional.empty(), Optional.empty());

  private static final String MASKING =
      "{\"format\": \"wavecrate-recipe/1\", \"transforms\": [{\"kind\": \"frequencyMask\"}]}";

  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);
  private final LongTasks tasks = new LongTasks();
  private final AtomicLong nanos = new AtomicLong();

  private Library library;
  private ExportModel model;
  private Path data;
  private Path target;

  @BeforeEach
  void open() throws IOException {
    data = distinct(SmallData.dataset(folder.resolve("data")));
    target = folder.resolve("data-crates");
    library = SmallData.library(workspace, background, folder);
    model = model(CratePacking.ENGINE);
    workspace.screen().set(Screen.EXPORT);
    workspace.open(data);
  }

  /// The same sound in several splits is an error, and these tests are not about that.
  private static Path distinct(Path dataset) throws IOException {
    int next = 1;
    for (String split : List.of("train data", "validation data", "test data")) {
      for (int block = 1; block <= 2; block++) {
        for (int i = 1; i <= 3; i++) {
          float[] sound = SmallData.sine(1600, 20 * next);
          // No two alike, and none of them periodic.
          for (int t = 0; t < sound.length; t++) {
            sound[t] *= (float) Math.exp(-t * (0.0005 + 0.0002 * next));
          }
          next++;
          Path place = dataset.resolve(split).resolve("block-id-" + block);
          SmallData.floats(place.resolve("id-" + i + ".npy"), Shape.of(1600), sound);
        }
      }
    }
    return dataset;
  }

  private ExportModel model(CratePacking packer) {
    Inspection inspection = new Inspection(workspace, background, Checked::start);
    ExportModel made =
        new ExportModel(
            workspace, library, background, NOBODY, tasks, inspection, packer, nanos::get);
    made.choices().colab().set(false);
    return made;
  }

  private List<String> blocking() {
    return model.obstacles().get().stream()
        .filter(Obstacle::blocks)
        .map(Obstacle::sentence)
        .toList();
  }

  private Outcome outcome() {
    return model.packing().outcome().get();
  }

  private Example example(String path) {
    return workspace.dataset().get().orElseThrow().find(path).orElseThrow();
  }

  private List<String> entries(String crate) throws IOException {
    try (ZipFile zip = new ZipFile(target.resolve(crate).toFile())) {
      return zip.stream().map(entry -> entry.getName()).toList();
    }
  }

  @Test
  void allSplitsGoBesideTheDatasetUnlessOneSaysOtherwise() {
    assertThat(blocking()).isEmpty();
    assertThat(model.choices().settings().get().folder()).isEqualTo(target);
    assertThat(model.rows())
        .extracting(CrateRow::file)
        .containsExactly("train.zip", "validation.zip", "test.zip");
    assertThat(model.rows()).extracting(CrateRow::examples).containsExactly(6, 6, 6);
    assertThat(model.isReady()).isTrue();
    assertThat(target).doesNotExist();
  }

  @Test
  void whatWasPlannedIsWrittenToTheByteAndProved() throws Exception {
    List<Long> planned = model.rows().stream().map(CrateRow::bytes).toList();
    model.export();
    assertThat(outcome()).isInstanceOf(Outcome.Done.class);
    for (CrateRow row : model.rows()) {
      byte[] bytes = Files.readAllBytes(target.resolve(row.file()));
      assertThat(planned).contains((long) bytes.length);
      assertThat(row.bytes()).isEqualTo(bytes.length);
      String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      assertThat(row.sha256()).contains(sum);
      assertThat(ExportTexts.sums(model.packing().outcome().get()))
          .contains(sum + "  " + row.file() + "\n");
    }
    assertThat(Files.readAllLines(target.resolve("SHA256SUMS")))
        .containsExactlyInAnyOrderElementsOf(
            ExportTexts.sums(model.packing().outcome().get()).lines().toList());
    assertThat(workspace.notice().get())
        .startsWith("Exported 3 crates in ")
        .contains("18 examples in 42 files")
        .endsWith("every byte read again and equal to the source");
    assertThat(tasks.current().get()).isEmpty();
  }

  @Test
  void aSplitThatIsNotChosenIsNotWritten() {
    model.choices().choose(SplitName.TEST, false);
    model.choices().choose(SplitName.VALIDATION, false);
    model.export();
    assertThat(target.resolve("train.zip")).exists();
    assertThat(target.resolve("test.zip")).doesNotExist();
  }

  @Test
  void withoutASplitThereIsNothingToExport() {
    for (SplitName split : SplitName.values()) {
      model.choices().choose(split, false);
    }
    assertThat(blocking()).containsExactly("No split is chosen.");
    assertThat(model.rows()).isEmpty();
    model.export();
    assertThat(outcome()).isEqualTo(Outcome.NONE);

    model.choices().choose(SplitName.TEST, true);
    assertThat(blocking()).isEmpty();
    assertThat(model.rows()).extracting(CrateRow::file).containsExactly("test.zip");
  }

  @Test
  void markedExamplesAreLeftOutWithTheirLabelsAsSoonAsTheyAreMarked() throws IOException {
    model.choices().withoutMarked().set(true);
    library.flags().mark(example("train data/block-id-1/id-2.npy"), "hum");
    library.flags().mark(example("test data/block-id-2/id-1.npy"), "");
    assertThat(model.figures().marked()).isEqualTo(2);
    assertThat(model.rows()).extracting(CrateRow::examples).containsExactly(5, 6, 5);
    model.export();
    assertThat(entries("train.zip"))
        .contains("train data/block-id-1/id-1.npy", "train data/block-id-1/id-label-1.npy")
        .doesNotContain("train data/block-id-1/id-2.npy", "train data/block-id-1/id-label-2.npy");
  }

  @Test
  void marksOfSplitsThatStayOutAreNotCounted() {
    library.flags().mark(example("test data/block-id-2/id-1.npy"), "");
    model.choices().choose(SplitName.TEST, false);
    assertThat(model.figures().marked()).isZero();
  }

  @Test
  void newBlocksAndNumbersAreSeenBeforeTheyAreWritten() throws IOException {
    model.choices().edit(now -> now.withExamplesPerBlock(OptionalInt.of(4)));
    var blocks = model.draft().get().orElseThrow().blocks();
    assertThat(blocks.getFirst().path()).isEqualTo("train data/block-id-1");
    assertThat(blocks.getFirst().last()).isEqualTo("id-4.npy");
    assertThat(blocks.get(1).first()).isEqualTo("id-5.npy");
    assertThat(blocks.get(1).examples()).isEqualTo(2);
    model.export();
    assertThat(entries("train.zip"))
        .contains("train data/block-id-2/id-6.npy", "train data/block-id-2/id-label-6.npy")
        .doesNotContain("train data/block-id-2/id-1.npy");
  }

  @Test
  void partsAreShownAgainstTheMostThatTheyMayHave() {
    model.choices().edit(now -> now.withMaxPartBytes(30_000));
    assertThat(model.rows())
        .extracting(CrateRow::file)
        .startsWith("train-1of2.zip", "train-2of2.zip")
        .hasSize(6);
    CrateRow first = model.rows().getFirst();
    assertThat(first.fill()).isEqualTo(first.bytes() / 30_000.0);
    assertThat(first.bytes()).isLessThanOrEqualTo(30_000);
  }

  @Test
  void deflatedSizesAreCalledEstimates() {
    assertThat(model.rows()).allMatch(CrateRow::exact);
    model.choices().edit(now -> now.withDeflate(true));
    assertThat(model.rows()).noneMatch(CrateRow::exact);
    assertThat(model.figures().estimated().get().orElseThrow().ratio()).isBetween(0.01, 1.0);
  }

  @Test
  void cratesThatAreThereAreReplacedOnlyOnTheUsersWord() throws IOException {
    model.export();
    Path crate = target.resolve("train.zip");
    byte[] before = Files.readAllBytes(crate);
    model.packing().dismiss();
    assertThat(blocking()).containsExactly("test.zip and 2 others are there already.");
    assertThat(model.isReady()).isFalse();

    model.choices().withoutMarked().set(true);
    library.flags().mark(example("train data/block-id-1/id-2.npy"), "");
    model.remedy(Remedy.REPLACE);
    assertThat(blocking()).isEmpty();
    model.export();
    assertThat(Files.readAllBytes(crate)).isNotEqualTo(before);
    assertThat(outcome()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void theWordToReplaceDoesNotHoldForAnotherFolder() {
    model.remedy(Remedy.REPLACE);
    model.choices().setFolder(folder.resolve("elsewhere"));
    assertThat(model.choices().settings().get().force()).isFalse();
  }

  @Test
  void errorsStandInTheWayUntilTheExamplesAreLeftOutOrTheUserInsists() throws IOException {
    Path bad = data.resolve("train data/block-id-1/id-1.npy");
    byte[] bytes = Files.readAllBytes(bad);
    Files.write(bad, Arrays.copyOf(bytes, bytes.length - 4000));
    workspace.open(data);
    assertThat(blocking()).hasSize(1);
    assertThat(blocking().getFirst())
        .startsWith("1 error stands in the way: train data/block-id-1/id-1.npy");
    model.export();
    assertThat(target).doesNotExist();

    model.remedy(Remedy.LEAVE_OUT);
    assertThat(blocking()).isEmpty();
    assertThat(model.rows().getFirst().examples()).isEqualTo(5);
    model.export();
    assertThat(entries("train.zip"))
        .doesNotContain("train data/block-id-1/id-1.npy", "train data/block-id-1/id-label-1.npy");
  }

  @Test
  void nothingIsWrittenIntoTheDataset() {
    model.choices().setFolder(data.resolve("crates"));
    assertThat(blocking()).hasSize(1);
    assertThat(blocking().getFirst()).contains("lies in the dataset");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsToldInPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    model.choices().setFolder(file);
    assertThat(blocking().getFirst()).contains("is a file; expected a folder");
    assertThat(model.isReady()).isFalse();
    model.choices().setFolder(target);
    assertThat(model.isReady()).isTrue();
  }

  @Test
  void aFolderThatIsTypedBeginsBesideTheDataset() {
    model.typeFolder(" crates/of today ");
    assertThat(model.choices().settings().get().folder())
        .isEqualTo(folder.resolve("crates/of today"));
    model.typeFolder("");
    assertThat(model.choices().settings().get().folder())
        .isEqualTo(folder.resolve("crates/of today"));
  }

  @Test
  void whereADatasetWentIsRememberedAndOptionsAreKept() throws IOException {
    Path chosen = folder.resolve("chosen");
    model.choices().setFolder(chosen);
    model.choices().edit(now -> now.withMaxPartBytes(1_000_000).withForce(true));
    model.export();
    Path other = distinct(SmallData.dataset(folder.resolve("other")));
    workspace.open(other);
    assertThat(model.choices().settings().get().folder()).isEqualTo(folder.resolve("other-crates"));
    assertThat(model.choices().settings().get().maxPartBytes()).isEqualTo(1_000_000);
    assertThat(model.choices().settings().get().force()).isFalse();
    workspace.open(data);
    assertThat(model.choices().settings().get().folder()).isEqualTo(chosen);
  }

  @Test
  void progressTellsWhatIsDoneHowFastAndHowMuchTimeIsLeft() {
    AtomicLong told = new AtomicLong();
    model =
        model(
            (plan, kit, progress) -> {
              assertThat(tasks.current().get()).isPresent();
              model.packing().look();
              progress.stage(ExportProgress.Stage.WRITING, "train.zip");
              nanos.addAndGet(1_000_000_000L);
              progress.report(10_000_000, 40_000_000);
              model.packing().look();
              assertThat(model.packing().words().get())
                  .isEqualTo("Writing train.zip · 25 % · 10.0 MB/s · 3 s left");
              assertThat(model.packing().fraction().get()).isEqualTo(0.25);
              assertThat(tasks.text().get()).startsWith("Exporting: Writing train.zip");
              assertThat(model.rows())
                  .extracting(CrateRow::state)
                  .containsExactly(
                      CrateRow.State.WRITING, CrateRow.State.PLANNED, CrateRow.State.PLANNED);
              assertThat(model.rows().get(1).done()).isZero();
              told.incrementAndGet();
              return CratePacking.ENGINE.run(plan, kit, progress);
            });
    model.export();
    assertThat(told.get()).isEqualTo(1);
    assertThat(outcome()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whatIsStoppedLeavesNothing() {
    model =
        model(
            (plan, kit, progress) -> {
              tasks.stop();
              assertThat(outcome()).isInstanceOf(Outcome.Stopping.class);
              return CratePacking.ENGINE.run(plan, kit, progress);
            });
    model.export();
    assertThat(outcome()).isInstanceOf(Outcome.Stopped.class);
    assertThat(target).doesNotExist();
    assertThat(tasks.current().get()).isEmpty();
    assertThat(model.isReady()).isTrue();
    assertThat(workspace.notice().get())
        .isEqualTo("The export was stopped; nothing was left behind");
  }

  @Test
  void aFailureIsASentenceInPlaceAndTheNextTryIsFree() {
    CratePacking unlucky =
        (plan, kit, progress) -> {
          throw new IOException(target + ": the disk is full");
        };
    model = model(unlucky);
    model.export();
    assertThat(outcome()).isEqualTo(new Outcome.Failed(target + ": the disk is full."));
    assertThat(model.isReady()).isTrue();
    model.choices().edit(now -> now.withDeflate(true));
    assertThat(outcome()).isEqualTo(Outcome.NONE);
  }

  @Test
  void aSourceThatChangesUnderwayIsRefused() throws IOException {
    model =
        model(
            (plan, kit, progress) -> {
              Path file = data.resolve("train data/block-id-1/id-1.npy");
              Files.write(file, new byte[10]);
              return CratePacking.ENGINE.run(plan, kit, progress);
            });
    model.export();
    assertThat(outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(((Outcome.Failed) outcome()).sentence()).contains("train data/block-id-1/id-1.npy");
    assertThat(target).doesNotExist();
  }

  @Test
  void anEditMakesTheLastResultGoAndTheScreenPlansAnew() {
    model.export();
    assertThat(model.rows()).allMatch(row -> row.sha256().isPresent());
    model.choices().choose(SplitName.TEST, false);
    assertThat(outcome()).isEqualTo(Outcome.NONE);
    assertThat(model.rows()).hasSize(2).noneMatch(row -> row.sha256().isPresent());
    assertThat(blocking()).hasSize(1);
  }

  @Test
  void whileAnotherScreenIsInFrontNothingIsPlanned() {
    HeldBackground held = new HeldBackground();
    Workspace quiet = new Workspace(background);
    Library known = SmallData.library(quiet, background, folder);
    ExportModel idle =
        new ExportModel(
            quiet,
            known,
            held,
            NOBODY,
            tasks,
            new Inspection(quiet, held, Checked::start),
            CratePacking.ENGINE,
            nanos::get);
    quiet.open(data);
    idle.choices().edit(now -> now.withRenumber(true));
    assertThat(held.started()).isZero();
    quiet.screen().set(Screen.EXPORT);
    assertThat(held.started()).isPositive();
  }

  @Test
  void aPlanThatWasOvertakenIsDropped() {
    HeldBackground held = new HeldBackground();
    Workspace quiet = new Workspace(background);
    Library known = SmallData.library(quiet, background, folder);
    quiet.open(data);
    quiet.screen().set(Screen.EXPORT);
    ExportModel slow =
        new ExportModel(
            quiet,
            known,
            held,
            NOBODY,
            tasks,
            new Inspection(quiet, held, Checked::start),
            CratePacking.ENGINE,
            nanos::get);
    int before = held.started();
    slow.choices().edit(now -> now.withMaxPartBytes(30_000));
    slow.choices().edit(now -> now.withMaxPartBytes(ExportSettings.DEFAULT_MAX_PART_BYTES));
    held.finish(before + 1);
    held.finish(before);
    assertThat(slow.rows()).hasSize(3);
    assertThat(slow.choices().chosen().get()).isEqualTo(Set.of(SplitName.values()));
  }

  @Test
  void aRecipeThatCannotTrainBlocksAsSoonAsItIsEditedAndNotOnlyOnceItIsSaved() throws IOException {
    Recipe good = workspace.recipe().get();
    workspace.editRecipe(
        good.withTransforms(RecipeJson.read(MASKING).transforms()).withBatchSize(4));
    assertThat(blocking())
        .singleElement()
        .asString()
        .startsWith("The recipe can’t be trained by: train data: transforms[0]")
        .endsWith("take transforms[0] out of the recipe: without it all batches were made.");
    assertThat(model.isReady()).isFalse();
    model.choices().edit(settings -> settings.withAllowErrors(true));
    assertThat(model.isReady()).isFalse();
    workspace.editRecipe(good);
    assertThat(blocking()).isEmpty();
  }

  @Test
  void theButtonSaysWhatHappensAndAnUnsavedRecipeIsNamed() {
    String unsaved =
        "The recipe is packed as it is edited now; in the dataset it is not saved yet.";
    assertThat(model.action()).isEqualTo("Export 3 crates");
    assertThat(model.obstacles().get()).extracting(Obstacle::sentence).doesNotContain(unsaved);
    workspace.editRecipe(workspace.recipe().get().withBatchSize(4));
    assertThat(model.obstacles().get()).extracting(Obstacle::sentence).contains(unsaved);
    assertThat(model.isReady()).isTrue();
    model.choices().choose(SplitName.TEST, false);
    assertThat(model.action()).isEqualTo("Export 2 crates");
  }
}
