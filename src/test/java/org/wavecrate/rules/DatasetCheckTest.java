package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.survey.ExampleTable;

class DatasetCheckTest {
  @TempDir Path temp;
  private Planted planted = new Planted(Path.of(""));

  /// With something of everything.
  @BeforeEach
  void spoil() throws IOException {
    planted = Planted.clean(temp.resolve("d"));
    planted.spoil(values -> new float[values.length]);
    float[] invalid = Planted.sound(6);
    invalid[7] = Float.NaN;
    Fixture.floats(planted.example("train/b-1", 6), invalid);
    float[] clipped = Planted.sound(7);
    java.util.Arrays.fill(clipped, 10, 20, 1);
    Fixture.floats(planted.example("train/b-1", 7), clipped);
    Fixture.floats(planted.example("test/b-1", 44), Planted.sound(9));
    Files.write(planted.example("test/b-1", 45), new byte[3]);
    Files.write(planted.labelFile("test/b-1", 46), new byte[300]);
    Files.delete(planted.labelFile("train/b-2", 30));
  }

  private static void assertSame(CheckReport report, CheckReport other) {
    assertThat(report.findings()).isEqualTo(other.findings());
    assertThat(report.contentHash()).isEqualTo(other.contentHash());
    assertThat(report.bytes()).isEqualTo(other.bytes());
    assertThat(report.examples()).isEqualTo(other.examples());
  }

  private static DatasetCheck start(Dataset dataset) throws IOException {
    return DatasetCheck.start(dataset, Recipe.DEFAULT, Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void threadsChangeNothing(int threads) throws IOException {
    ExampleTable table = new ExampleTable(planted.open(), Recipe.DEFAULT.array());
    CheckReport report =
        DatasetCheck.read(table, Recipe.DEFAULT, Optional.empty(), threads, Progress.NONE).report();
    assertSame(report, planted.check());
    assertThat(Planted.wrong(report)).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aZipIsJudgedAsItsFolder(boolean stored) throws IOException {
    Path zip = Fixture.zip(planted.root(), temp.resolve("d.zip"), stored);
    CheckReport report = start(Planted.open(zip)).report();
    assertThat(Planted.wrong(report)).isEqualTo(Planted.wrong(planted.check()));
    assertThat(report.contentHash()).isEqualTo(planted.check().contentHash());
    assertThat(report.bytes()).isEqualTo(planted.check().bytes());
  }

  @Test
  void onlyWhatWasChangedIsReadAgainAndTheReportIsThatOfAFreshCheck() throws IOException {
    DatasetCheck first = start(planted.open());
    DatasetCheck unchanged = first.again(planted.open(), Recipe.DEFAULT, Progress.NONE);
    assertSame(unchanged.report(), first.report());
    // What had a problem is read again, with its label.
    assertThat(unchanged.bytesRead()).isLessThan(40_000);

    Fixture.floats(planted.example("train/b-1", 5), Planted.sound(5));
    Fixture.floats(planted.example("train/b-1", 8), new float[Planted.SAMPLES]);
    Files.setLastModifiedTime(planted.example("train/b-1", 8), FileTime.fromMillis(1_000_000));
    planted.label("train/b-1", 3, -1);
    Files.delete(planted.example("train/b-2", 33));
    Files.delete(planted.labelFile("train/b-2", 33));
    Fixture.floats(planted.example("train/b-2", 41), Planted.sound(41_000));
    planted.label("train/b-2", 41, 1);

    DatasetCheck again = first.again(planted.open(), Recipe.DEFAULT, Progress.NONE);
    assertSame(again.report(), start(planted.open()).report());
    assertThat(again.report().findings()).isNotEqualTo(first.report().findings());
    assertThat(again.bytesRead()).isLessThan(150_000);
  }

  @Test
  void otherSettingsNeedNoReading() throws IOException {
    DatasetCheck check = start(planted.open());
    var off = CheckSettings.Rule.STANDARD.withLevel(Optional.of(CheckSettings.Level.OFF));
    Recipe recipe = Recipe.DEFAULT.withCheck(CheckSettings.STANDARD.with("not-finite", off));
    CheckReport fresh = planted.check(recipe);
    Fixture.delete(planted.root());
    CheckReport report = check.with(recipe).report();
    assertSame(report, fresh);
    assertThat(report.findings()).noneMatch(finding -> finding.rule().code().equals("not-finite"));
    assertThat(check.report().findings())
        .anyMatch(finding -> finding.rule().code().equals("not-finite"));
  }

  @Test
  void arraysThatTheRecipeTakesForSomethingElseAreReadAgain() throws IOException {
    DatasetCheck check = start(planted.open());
    long all = check.bytesRead();
    assertThat(all).isEqualTo(check.report().bytes());
    Recipe features =
        Recipe.DEFAULT.withArray(new ArrayStatement(Optional.empty(), OptionalDouble.of(0.5)));
    DatasetCheck other = check.with(features);
    assertThat(other.bytesRead()).isEqualTo(all);
    assertThat(other.table()).isNotSameAs(check.table());
    assertThat(other.table().levels().peak(0)).isEqualTo(2 * check.table().levels().peak(0));
    assertSame(other.report(), planted.check(features));
    assertThat(check.again(planted.open(), features, Progress.NONE).bytesRead()).isEqualTo(all);
    DatasetCheck off = check.with(Recipe.DEFAULT);
    assertThat(off.bytesRead()).isEqualTo(all);
    assertThat(off.table()).isSameAs(check.table());
    assertThat(off.dataset()).isSameAs(check.dataset());
  }

  @Test
  void whatASurveyKnowsIsNotReadAgain() throws IOException {
    DatasetCheck first = start(planted.open());
    DatasetCheck again = DatasetCheck.of(first.table(), Recipe.DEFAULT, Progress.NONE);
    assertThat(again.bytesRead()).isZero();
    assertSame(again.report(), first.report());
  }

  @Test
  void findingsComeBySeverityThenRuleThenPlace() {
    List<Finding> findings = planted.check().findings();
    assertThat(findings).isSortedAccordingTo(Comparator.comparing(Finding::severity));
    assertThat(findings)
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .isSortedAccordingTo(Comparator.comparing(finding -> Rules.number(finding.rule())));
    assertThat(findings)
        .filteredOn(finding -> finding.rule().code().equals("unreadable"))
        .extracting(finding -> finding.place().path())
        .containsExactly("test/b-1/id-45.npy", "test/b-1/id-label-46.npy");
    CheckReport report = planted.check();
    for (Severity severity : Severity.values()) {
      assertThat(report.count(severity)).isEqualTo(report.of(severity).size());
      assertThat(report.of(severity)).allMatch(finding -> finding.severity() == severity);
    }
  }

  @Test
  void aReportKnowsItsPace() {
    CheckReport report =
        new CheckReport(List.of(), 3, 5_000, Duration.ofMillis(2_500), "", List.of());
    assertThat(report.seconds()).isEqualTo(2.5);
    assertThat(report.bytesPerSecond()).isEqualTo(2_000);
    assertThat(new CheckReport(List.of(), 0, 0, Duration.ZERO, "", List.of()).bytesPerSecond())
        .isZero();
  }

  @Test
  void namesAreInTheOrderOfNumbersAndOfFolders() {
    for (String block : List.of("train/a-10", "train/a-9", "train/a", "train/a b")) {
      Fixture.floats(planted.root().resolve(block + "/x-1.npy"), 0, 0);
    }
    Fixture.floats(planted.root().resolve("test/a/x-1.npy"), 0, 0);
    assertThat(planted.check().findings())
        .filteredOn(finding -> finding.rule().code().equals("constant"))
        .extracting(finding -> finding.place().path())
        .containsExactly(
            "train/a/x-1.npy",
            "train/a b/x-1.npy",
            "train/a-9/x-1.npy",
            "train/a-10/x-1.npy",
            "train/b-1/id-05.npy",
            "test/a/x-1.npy");
  }

  @Test
  void rulesAndLimitsThatDoNotExistAreRefused() {
    var limit = new CheckSettings.Rule(Optional.empty(), Map.of("maxOffset", 2.0));
    for (CheckSettings settings :
        List.of(
            CheckSettings.STANDARD.with("no-rule", limit),
            CheckSettings.STANDARD.with("dc-offset", limit),
            CheckSettings.STANDARD.with("clipping", limit))) {
      Recipe recipe = Recipe.DEFAULT.withCheck(settings);
      assertThatThrownBy(() -> DatasetCheck.run(planted.open(), recipe, Progress.NONE))
          .isInstanceOf(RecipeException.class)
          .hasMessageStartingWith("check.")
          .hasMessageContaining("allowed: ");
    }
  }

  @Test
  void aRuleThatDoesNotExistIsRefusedBeforeAnythingIsRead() {
    var limit = new CheckSettings.Rule(Optional.empty(), Map.of("maxOffset", 2.0));
    Recipe recipe = Recipe.DEFAULT.withCheck(CheckSettings.STANDARD.with("no-rule", limit));
    assertThatThrownBy(() -> DatasetCheck.run(planted.open(), recipe, Cancelling.AT_ONCE))
        .as("not even cancelled")
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith("check.");
  }

  @Test
  void aCheckCanBeCancelled() {
    Progress cancelled = Cancelling.AT_ONCE;
    assertThatThrownBy(() -> DatasetCheck.run(planted.open(), Recipe.DEFAULT, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void oneSplitIsCheckedAsIfThereWereNoOthers() throws IOException {
    CheckReport report =
        DatasetCheck.start(planted.open(), Set.of(SplitName.TEST), Recipe.DEFAULT, Progress.NONE)
            .report();
    assertThat(report.examples()).isEqualTo(20);
    assertThat(Planted.wrong(report)).noneMatch(text -> text.contains("train"));
  }

  @Test
  void badFilesAreThoseThatErrorsName() {
    assertThat(planted.check().badFiles())
        .containsExactlyInAnyOrder(
            "train/b-1/id-05.npy",
            "train/b-1/id-06.npy",
            "train/b-2/id-30.npy",
            "test/b-1/id-44.npy",
            "test/b-1/id-45.npy",
            "test/b-1/id-label-46.npy",
            "train/b-1/id-09.npy");
  }
}
