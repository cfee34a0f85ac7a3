package org.wavecrate.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.curate.Marks;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.query.CheckedRows;
import org.wavecrate.query.Query;
import org.wavecrate.query.QueryException;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.rules.CheckReport;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Folders;

class OverviewTest {
  @TempDir Path folder;

  private SurveyedDataset subject(Dataset dataset) {
    ExampleTable table = Folders.known(dataset, folder.resolve("cache"));
    return new SurveyedDataset(table, new Marks(table.rows()), 1000);
  }

  private static int count(String query, SurveyedDataset subject) throws QueryException {
    return Query.parse(query, List.of()).rows(subject, Progress.NONE).length;
  }

  @Test
  void addsUpSplitsAndClasses() throws IOException, QueryException {
    SurveyedDataset subject = subject(Folders.dozen(folder.resolve("data")));
    Overview overview = Overview.of(subject, List.of("kick"), Progress.NONE);
    assertThat(overview.known()).isEqualTo(12);
    Overview.SplitFacts train = overview.splits().getFirst();
    assertThat(train.examples()).isEqualTo(8);
    assertThat(train.blocks()).isEqualTo(2);
    assertThat(train.hours()).isCloseTo(8 / 3600.0, within(1e-12));
    assertThat(overview.splits().getLast().hours()).isCloseTo(5 / 3600.0, within(1e-12));
    assertThat(count(train.query(), subject)).isEqualTo(8);
    assertThat(overview.classes())
        .extracting(Overview.ClassBar::name, Overview.ClassBar::bySplit)
        .containsExactly(
            Tuple.tuple("kick", List.of(2, 2)),
            Tuple.tuple("1", List.of(3, 1)),
            Tuple.tuple("2", List.of(3, 1)));
    for (Overview.ClassBar bar : overview.classes()) {
      assertThat(count(bar.query(), subject)).isEqualTo(bar.count());
    }
  }

  @Test
  void everyBarFindsTheExamplesThatItCounts() throws IOException, QueryException {
    Random random = new Random(7);
    for (int i = 0; i < 120; i++) {
      float[] samples =
          Folders.sine(
              1000 + random.nextInt(3) * 137,
              0.02 + 0.3 * random.nextDouble(),
              i % 20 == 0 ? 0 : Math.pow(10, -2 * random.nextDouble()));
      Folders.floats(folder.resolve("data/train/b" + i % 3 + "/x-" + i + ".npy"), samples);
    }
    SurveyedDataset subject = subject(Dataset.open(folder.resolve("data"), Progress.NONE));
    Overview overview = Overview.of(subject, List.of(), Progress.NONE);
    var columns = new TreeSet<Column>();
    for (Distribution distribution : overview.distributions()) {
      columns.add(distribution.column());
      assertThat(distribution.bins()).hasSizeBetween(1, 43);
      int all = 0;
      for (Distribution.Bin bin : distribution.bins()) {
        if (distribution.column() != Column.BLOCK_SIZE) {
          assertThat(count(bin.query(), subject)).as(bin.query()).isEqualTo(bin.count());
        }
        all += bin.count();
      }
      int expected =
          switch (distribution.column()) {
            case BLOCK_SIZE -> 3;
            case CENTROID -> 114;
            default -> 120;
          };
      assertThat(all).as(distribution.column().key()).isEqualTo(expected);
    }
    assertThat(columns)
        .containsExactly(
            Column.DURATION, Column.PEAK, Column.RMS, Column.CENTROID, Column.BLOCK_SIZE);
  }

  @Test
  void tellsWhatIsUnusualAndFindsIt() throws IOException, QueryException {
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      double amplitude = i == 17 ? 1e-4 : 0.3 + 0.1 * random.nextDouble();
      float[] samples = Folders.sine(i == 40 ? 5000 : 1000, 0.1, amplitude);
      if (i == 60) {
        samples = new float[1000];
      } else if (i == 61) {
        samples[500] = Float.POSITIVE_INFINITY;
      } else if (i == 62) {
        samples[500] = 1;
      } else if (i == 63) {
        for (int t = 0; t < samples.length; t++) {
          samples[t] += 0.25f;
        }
      }
      Folders.floats(folder.resolve("data/train/b/x-" + i + ".npy"), samples);
    }
    SurveyedDataset subject = subject(Dataset.open(folder.resolve("data"), Progress.NONE));
    Overview overview = Overview.of(subject, List.of(), Progress.NONE);
    for (Unusual unusual : overview.unusual()) {
      assertThat(count(unusual.query(), subject)).as(unusual.query()).isEqualTo(unusual.count());
    }
    assertThat(overview.unusual())
        .extracting(Unusual::sentence)
        .anyMatch(text -> text.equals("1 example can't be used as it is"))
        .anyMatch(text -> text.equals("1 example: Silence"))
        .anyMatch(text -> text.equals("1 example: DC offset"))
        .anyMatch(text -> text.equals("1 example has samples at or beyond full scale"))
        .anyMatch(text -> text.equals("1 example is float32 (5000,), unlike the rest"))
        .anyMatch(text -> text.startsWith("1 example is much longer than most: duration above"))
        .anyMatch(text -> text.startsWith("1 example is much quieter than most: RMS below"));
  }

  @ParameterizedTest
  @CsvSource({"11.9, 0", "12.1, 1", "-11.9, 0", "-12.1, 1"})
  void callsALevelUnusualWhereTheCheckDoes(double distanceDb, int expected)
      throws IOException, QueryException {
    for (int i = 0; i < 40; i++) {
      double db = i == 17 ? distanceDb - 20 : i == 18 ? Double.NEGATIVE_INFINITY : -20;
      float[] samples = Folders.sine(1000, 0.1, Math.pow(10, db / 20));
      Folders.floats(folder.resolve("data/train/b/x-" + i + ".npy"), samples);
    }
    Dataset dataset = Dataset.open(folder.resolve("data"), Progress.NONE);
    CheckReport report = DatasetCheck.run(dataset, Recipe.DEFAULT, Progress.NONE);
    long judged =
        report.findings().stream().filter(f -> f.rule().code().equals("level-outlier")).count();
    assertThat(judged).isEqualTo(expected);

    SurveyedDataset subject = subject(dataset);
    List<Unusual> levels =
        Overview.of(subject, List.of(), Progress.NONE).unusual().stream()
            .filter(one -> one.query().startsWith("rms"))
            .toList();
    assertThat(levels).hasSize(expected);
    for (Unusual one : levels) {
      boolean loud = distanceDb > 0;
      assertThat(one.sentence())
          .startsWith("1 example is much " + (loud ? "louder" : "quieter") + " than most: RMS ");
      assertThat(count(one.query(), subject)).isEqualTo(1);
    }
    CheckedRows found = CheckedRows.of(report, subject.table().rows(), Progress.NONE);
    var checked = new SurveyedDataset(subject.table(), subject.marks(), found, 1000);
    assertThat(Overview.of(checked, List.of(), Progress.NONE).unusual())
        .extracting(Unusual::query)
        .noneMatch(query -> query.startsWith("rms"))
        .filteredOn(query -> query.equals("rule:level-outlier"))
        .hasSize(expected);
  }

  @Test
  void ofNothingKnownYetIsEmptyNotWrong() throws IOException {
    ExampleTable table =
        new ExampleTable(Folders.dozen(folder.resolve("data")), ArrayStatement.NONE);
    SurveyedDataset subject = new SurveyedDataset(table, new Marks(table.rows()), 16_000);
    Overview overview = Overview.of(subject, List.of(), Progress.NONE);
    assertThat(overview.known()).isZero();
    assertThat(overview.classes()).isEmpty();
    assertThat(overview.unusual()).isEmpty();
    assertThat(overview.distributions())
        .extracting(Distribution::column)
        .containsExactly(Column.BLOCK_SIZE);
  }
}
