package org.wavecrate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.curate.Marks;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.SmallData;
import org.wavecrate.npy.Shape;
import org.wavecrate.rules.DatasetCheck;
import org.wavecrate.rules.Severity;
import org.wavecrate.summary.Overview;
import org.wavecrate.summary.Unusual;
import org.wavecrate.survey.ExampleTable;

class CheckedRowsTest {
  @TempDir private Path folder;

  private SurveyedDataset unchecked;
  private SurveyedDataset checked;

  @BeforeEach
  void check() throws Exception {
    SmallData.dataset(folder);
    float[] spoiled = SmallData.sine(1600, 300);
    spoiled[400] = Float.NaN;
    SmallData.floats(
        folder.resolve("validation data/block-id-1/id-3.npy"), Shape.of(1600), spoiled);
    Dataset dataset = Dataset.open(folder, Progress.NONE);
    ExampleTable table = new ExampleTable(dataset, Recipe.DEFAULT.array());
    Marks marks = new Marks(table.rows());
    unchecked = new SurveyedDataset(table, marks, 16_000);
    var report = DatasetCheck.start(dataset, Recipe.DEFAULT, Progress.NONE).report();
    checked =
        new SurveyedDataset(
            table, marks, CheckedRows.of(report, table.rows(), Progress.NONE), 16_000);
  }

  @Test
  void theOverviewNamesRulesAsTheCheckDoes() {
    assertThat(Overview.of(checked, List.of(), Progress.NONE).unusual())
        .extracting(Unusual::sentence)
        .contains("1 example: NaN or infinity");
  }

  private static List<String> found(SurveyedDataset subject, String query) throws QueryException {
    return java.util.Arrays.stream(Query.parse(query, List.of()).rows(subject, Progress.NONE))
        .mapToObj(row -> subject.table().rows().example(row).path())
        .toList();
  }

  @Test
  void whatACheckCallsAnErrorIsBadWithoutBeingMeasured() throws Exception {
    String nan = "validation data/block-id-1/id-3.npy";
    assertThat(found(checked, "bad")).contains(nan);
    assertThat(found(checked, "rule:not-finite")).containsExactly(nan);
    assertThat(found(checked, "-rule:not-finite")).hasSize(17).doesNotContain(nan);
  }

  @Test
  void beforeACheckNothingIsKnownEitherWay() throws Exception {
    assertThat(found(unchecked, "bad")).isEmpty();
    assertThat(found(unchecked, "-bad")).isEmpty();
    assertThat(found(unchecked, "rule:not-finite")).isEmpty();
    assertThat(found(unchecked, "-rule:not-finite")).isEmpty();
    assertThat(unchecked.checked().isDone()).isFalse();
  }

  @Test
  void rulesAreCountedByExamplesOfARunOfRows() {
    CheckedRows.Found first = checked.checked().rules(6, 12).getFirst();
    assertThat(first.severity()).isEqualTo(Severity.ERROR);
    assertThat(checked.checked().rules(6, 12))
        .contains(new CheckedRows.Found("NaN or infinity", Severity.ERROR, 1, "rule:not-finite"));
    assertThat(checked.checked().rules(0, 6))
        .noneMatch(found -> found.query().equals("rule:not-finite"));
  }

  @Test
  void anUnknownRuleIsNamedWithThoseThereAre() {
    assertThatThrownBy(() -> Query.parse("rule:zebra", List.of()))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("rule:zebra: no rule begins like this")
        .hasMessageContaining("clipping");
  }
}
