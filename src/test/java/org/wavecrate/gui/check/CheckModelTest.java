package org.wavecrate.gui.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Severity;

class CheckModelTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);
  private final List<String> runs = new ArrayList<>();
  private List<Finding> findings = Reports.some();
  private Library library;
  private Inspection inspection;
  private CheckModel model;

  @BeforeEach
  void open() throws IOException {
    library = SmallData.library(workspace, background, folder);
    inspection =
        new Inspection(
            workspace,
            background,
            (dataset, recipe, progress) -> {
              runs.add(dataset.name());
              return Reports.Told.of(findings, recipe, 115_200);
            });
    model = new CheckModel(workspace, library, inspection, background);
    workspace.open(SmallData.dataset(folder.resolve("data")));
    workspace.screen().set(Screen.CHECK);
  }

  private String shown() {
    return model.selection().group().get().map(Group::key).orElse("")
        + " "
        + model.selection().finding().map(f -> f.place().path()).orElse("");
  }

  private List<String> exhibited() {
    return model.selection().exhibits().get().stream().map(e -> e.example().path()).toList();
  }

  @Test
  void theFirstVisitChecksAndLaterOnesDoNot() {
    assertThat(runs).containsExactly("data");
    workspace.screen().set(Screen.EXPLORE);
    workspace.screen().set(Screen.CHECK);
    assertThat(runs).hasSize(1);
    assertThat(model.state().getValue()).isEqualTo(CheckModel.State.REPORT);
  }

  @Test
  void anotherDatasetIsCheckedWhenTheScreenIsLookedAt() throws IOException {
    workspace.screen().set(Screen.EXPLORE);
    workspace.open(SmallData.dataset(folder.resolve("other")));
    assertThat(runs).hasSize(1);
    assertThat(model.headings().groups().get()).isEmpty();
    workspace.screen().set(Screen.CHECK);
    assertThat(runs).containsExactly("data", "other");
  }

  @Test
  void whatAnotherScreenHadCheckedBeforeIsShownAtOnce() {
    CheckModel later = new CheckModel(workspace, library, inspection, background);
    assertThat(runs).hasSize(1);
    assertThat(later.headings().groups().get())
        .extracting(Group::key)
        .startsWith("not-finite")
        .hasSameSizeAs(model.headings().groups().get());
    assertThat(later.selection().finding().map(f -> f.place().path()))
        .contains("train data/block-id-1/id-2.npy");
  }

  @Test
  void theWorstIsShownFirstWithItsExample() {
    assertThat(shown()).isEqualTo("not-finite train data/block-id-1/id-2.npy");
    assertThat(exhibited()).containsExactly("train data/block-id-1/id-2.npy");
    assertThat(model.selection().exhibits().get().getFirst().label().text()).isEqualTo("class 2");
  }

  @Test
  void walkingGoesThroughAllFindingsAndStopsAtBothEnds() {
    model.selection().walk(-1);
    assertThat(model.selection().index().get()).isZero();
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      seen.add(model.selection().finding().orElseThrow().rule().code());
      model.selection().walk(1);
    }
    assertThat(seen)
        .containsExactly(
            "not-finite",
            "not-finite",
            "duplicate-across-splits",
            "clipping",
            "clipping",
            "clipping",
            "counts",
            "counts",
            "counts");
    model.selection().walk(-1);
    assertThat(shown()).isEqualTo("clipping validation data/block-id-1/id-1.npy");
    model.selection().walkGroups(-1);
    assertThat(shown()).isEqualTo("duplicate-across-splits train data/block-id-1/id-1.npy");
  }

  @Test
  void twinsAreReadAlongAndWalkedThrough() {
    model.selection().walkGroups(1);
    assertThat(exhibited())
        .containsExactly("train data/block-id-1/id-1.npy", "test data/block-id-1/id-1.npy");
    model.selection().walkTwins(1);
    assertThat(exhibited())
        .containsExactly("train data/block-id-1/id-1.npy", "validation data/block-id-1/id-1.npy");
    model.selection().walkTwins(1);
    assertThat(exhibited().getLast()).isEqualTo("test data/block-id-1/id-1.npy");
  }

  @Test
  void aFindingAboutASplitHasNoExampleAndLeadsToItsFirst() {
    model.selection().walkGroups(3);
    assertThat(shown()).isEqualTo("counts train data");
    assertThat(exhibited()).isEmpty();
    assertThat(model.selection().marks().examples().get()).isEmpty();
    assertThat(model.destination(model.selection().finding().orElseThrow()).orElseThrow().path())
        .isEqualTo("train data/block-id-1/id-1.npy");
  }

  @Test
  void filtersNarrowAndTheFindingLookedAtStaysWhereItCan() {
    model.selection().walkGroups(2);
    model.selection().walk(1);
    assertThat(shown()).isEqualTo("clipping train data/block-id-2/id-3.npy");
    model.headings().toggle(Severity.ERROR);
    assertThat(model.headings().groups().get())
        .extracting(Group::key)
        .containsExactly("clipping", "counts");
    assertThat(shown()).isEqualTo("clipping train data/block-id-2/id-3.npy");
    model.headings().filter().set("block-id-1");
    assertThat(shown()).isEqualTo("clipping train data/block-id-1/id-2.npy");
    model.headings().filter().set("nowhere");
    assertThat(model.selection().finding()).isEmpty();
    assertThat(exhibited()).isEmpty();
    assertThat(model.headings().isNarrowed()).isTrue();
    model.selection().walk(1);
    model.headings().widen();
    assertThat(model.headings().groups().get()).hasSize(4);
    assertThat(model.headings().isNarrowed()).isFalse();
  }

  @Test
  void aSplitChosenInFrontNarrowsAndOneChosenElsewhereDoesNot() {
    workspace.select(Scope.of(workspace.dataset().get().orElseThrow().splits().get(2)));
    assertThat(model.headings().split().get()).contains(SplitName.TEST);
    assertThat(model.headings().groups().get())
        .extracting(Group::key)
        .containsExactly("not-finite");
    model.headings().showAllSplits();
    workspace.screen().set(Screen.EXPLORE);
    workspace.select(Scope.of(workspace.dataset().get().orElseThrow().splits().get(1)));
    assertThat(model.headings().split().get()).isEmpty();
  }

  @Test
  void theSameSplitChosenAgainNarrows() {
    workspace.select(Scope.of(workspace.dataset().get().orElseThrow().splits().getFirst()));
    assertThat(model.headings().split().get()).contains(SplitName.TRAIN);
  }

  @Test
  void openingLeadsToTheExampleOnExploreAndNarrowsNothing() {
    model.selection().walk(1);
    model.openInExplore();
    assertThat(workspace.screen().get()).isEqualTo(Screen.EXPLORE);
    assertThat(workspace.example().get().orElseThrow().path())
        .isEqualTo("test data/block-id-2/id-1.npy");
    assertThat(model.headings().split().get()).isEqualTo(Optional.empty());
  }

  @Test
  void allOfARuleAreMarkedWithItsNameAndUnmarkedAgain() {
    model.selection().walkGroups(2);
    model.mark();
    assertThat(library.flags().count().get()).isEqualTo(1);
    assertThat(model.selection().marks().allMarked().get()).isFalse();
    model.selection().marks().toggle();
    assertThat(model.selection().marks().allMarked().get()).isTrue();
    assertThat(library.flags().count().get()).isEqualTo(3);
    assertThat(library.flags().note(model.selection().marks().examples().get().getLast()))
        .contains("clipping");
    assertThat(library.flags().note(model.selection().marks().examples().get().getFirst()))
        .as("a mark that was there keeps its note")
        .contains("");
    model.selection().marks().toggle();
    assertThat(library.flags().count().get()).isZero();
  }

  @Test
  void aSilencedRuleIsJudgedWithoutReadingAndCanBeSwitchedOnAgain() {
    model.selection().walkGroups(2);
    model.switchRule();
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    assertThat(workspace.recipe().get().check().rule("clipping").level())
        .contains(CheckSettings.Level.OFF);
    assertThat(inspection.tally().get().warnings()).isZero();
    Group silenced = model.headings().groups().get().getLast();
    assertThat(silenced.key()).isEqualTo("clipping");
    assertThat(silenced.silenced()).isTrue();
    assertThat(runs).hasSize(1);
    model.selection().select(silenced);
    model.selection().walk(1);
    assertThat(model.selection().finding()).isEmpty();
    model.switchRule();
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    assertThat(inspection.tally().get().warnings()).isEqualTo(3);
  }

  @Test
  void changesElsewhereInTheRecipeAreNoReasonToJudgeAgain() {
    var before = inspection.report().get();
    workspace.editRecipe(workspace.recipe().get().withSeed(5).withBatchSize(3));
    assertThat(inspection.report().get()).isSameAs(before);
  }

  @Test
  void changedFilesAreNoticedOnTheNextVisitAndReadAgainAlone() throws IOException {
    workspace.screen().set(Screen.EXPLORE);
    Path file = folder.resolve("data/train data/block-id-1/id-2.npy");
    Files.write(file, new byte[10]);
    workspace.screen().set(Screen.CHECK);
    assertThat(inspection.stale().get()).isTrue();
    inspection.start();
    assertThat(inspection.stale().get()).isFalse();
    assertThat(inspection.bytesRead()).isZero();
    assertThat(runs).as("checks from the beginning").hasSize(1);
  }

  @Test
  void anUnreadableExampleIsShownWithItsReason() throws IOException {
    Files.write(folder.resolve("data/test data/block-id-2/id-1.npy"), new byte[10]);
    model.selection().walk(1);
    FindingExample shown = model.selection().exhibits().get().getFirst();
    assertThat(shown.bad()).isTrue();
    assertThat(shown.problem().orElseThrow()).contains("id-1.npy");
  }

  @Test
  void aCheckThatFailsSaysWhyAndCanBeTriedAgain() throws IOException {
    Workspace other = new Workspace(background);
    List<String> tries = new ArrayList<>();
    Inspection failing =
        new Inspection(
            other,
            background,
            (dataset, recipe, progress) -> {
              tries.add(dataset.name());
              throw new IOException("the disk is gone");
            });
    CheckModel sad =
        new CheckModel(other, SmallData.library(other, background, folder), failing, background);
    other.open(folder.resolve("data"));
    other.screen().set(Screen.CHECK);
    assertThat(sad.state().getValue()).isEqualTo(CheckModel.State.PROBLEM);
    assertThat(failing.problem().get()).isEqualTo("the disk is gone");
    failing.start();
    assertThat(tries).hasSize(2);
  }

  @Test
  void aCheckUnderWayCanBeCancelledAndIsDroppedWithItsDataset() {
    HeldBackground held = new HeldBackground();
    Inspection slow = new Inspection(workspace, held, (d, r, p) -> Reports.Told.of(findings, r, 0));
    slow.start();
    assertThat(slow.running().get()).isTrue();
    slow.cancel();
    assertThat(held.isCancelled(0)).isTrue();
    held.finish(0);
    assertThat(slow.report().get()).isEmpty();
    slow.start();
    workspace.open(folder.resolve("data"));
    assertThat(held.isCancelled(1)).isTrue();
  }

  @Test
  void aCleanReportHasNothingToLookAt() throws IOException {
    findings = List.of();
    workspace.open(SmallData.dataset(folder.resolve("clean")));
    assertThat(model.headings().groups().get()).isEmpty();
    assertThat(model.headings().isNarrowed()).isFalse();
    assertThat(inspection.tally().get().isClean()).isTrue();
    LocalDateTime at = LocalDateTime.of(2026, 11, 26, 9, 5, 59);
    CheckReport report = inspection.report().get().orElseThrow();
    LocalDate today = LocalDate.of(2026, 11, 26);
    assertThat(CheckTexts.facts(report, report.bytes(), at, today))
        .isEqualTo("Checked all 18 examples at 09:05: read 115.2 kB in 24 ms, changed nothing.");
    assertThat(CheckTexts.facts(report, 0, at, today))
        .isEqualTo(
            "Checked all 18 examples at 09:05: all 115.2 kB had been read already, changed"
                + " nothing.");
    assertThat(CheckTexts.facts(report, 5_000, at, today))
        .isEqualTo(
            "Checked all 18 examples at 09:05: read 5.0 kB in 24 ms, the rest of 115.2 kB had"
                + " been read already, changed nothing.");
    assertThat(CheckTexts.facts(report, report.bytes(), at, today.plusDays(1)))
        .startsWith("Checked all 18 examples at 2026-11-26 09:05: ");
  }

  @Test
  void whatIsLeftAreTheExamplesWithErrorsOrWarningsThatAreNotMarked() {
    assertThat(CheckTexts.left(0, 0)).isEmpty();
    assertThat(CheckTexts.left(1, 0))
        .isEqualTo("1 example has errors or warnings, none of them marked.");
    assertThat(CheckTexts.left(76, 6))
        .isEqualTo("76 examples have errors or warnings: 6 marked, 70 left.");
    assertThat(CheckTexts.left(2, 2))
        .isEqualTo("2 examples have errors or warnings, all of them marked.");
  }

  @Test
  void whereThereAreFactsAloneNoneIsShownBeforeOneAsks() throws IOException {
    findings = List.of(Reports.ofSplit(Reports.COUNTS, SplitName.TRAIN));
    workspace.open(SmallData.dataset(folder.resolve("clean")));
    assertThat(model.headings().groups().get()).extracting(Group::key).containsExactly("counts");
    assertThat(model.selection().group().get()).isEmpty();
    model.selection().walk(1);
    assertThat(shown()).isEqualTo("counts train data");
  }

  @Test
  void byPlaceTheExamplesOfTheRuleShownAreMarkedAndNoOthers() {
    model.headings().grouping().set(Grouping.PLACE);
    Group first = model.headings().groups().get().getFirst();
    assertThat(first.findings())
        .extracting(f -> f.rule().code())
        .contains("not-finite", "clipping");
    for (int row = 0; row < first.size(); row++) {
      model.selection().select(row);
      String code = model.selection().finding().orElseThrow().rule().code();
      List<String> wanted =
          first.findings().stream()
              .filter(f -> f.rule().code().equals(code))
              .map(f -> f.place().path())
              .toList();
      assertThat(model.selection().marks().examples().get())
          .extracting(Example::path)
          .isEqualTo(wanted);
    }
    model.selection().select(0);
    model.selection().marks().toggle();
    assertThat(model.selection().marks().allMarked().get()).isTrue();
    String code = model.selection().finding().orElseThrow().rule().code();
    Set<String> marked =
        first.findings().stream()
            .filter(f -> f.rule().code().equals(code))
            .map(f -> f.place().path())
            .collect(Collectors.toSet());
    assertThat(first.findings())
        .extracting(f -> f.place().path())
        .anyMatch(p -> !marked.contains(p));
    assertThat(first.findings())
        .allSatisfy(
            f ->
                assertThat(library.flags().isMarked(model.selection().example(f).orElseThrow()))
                    .isEqualTo(marked.contains(f.place().path())));
  }
}
