package org.wavecrate.gui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.query.ListColumn;
import org.wavecrate.survey.Sort;

class TableModelTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);

  private Library library;
  private ExamplesModel examples;
  private TableModel table;

  @BeforeEach
  void open() throws IOException {
    library = SmallData.library(workspace, background, folder);
    examples = new ExamplesModel(workspace, library, background);
    workspace.open(SmallData.dataset(folder.resolve("data")));
    table = new TableModel(examples);
  }

  private List<Example> rows() {
    return List.copyOf(examples.rows().get());
  }

  private List<String> texts(ListColumn column) {
    return rows().stream().map(example -> table.text(column, example)).toList();
  }

  @Test
  void columnsComeAndGoInTheirOwnOrder() {
    assertThat(table.columns().get())
        .containsExactly(ListColumn.LABEL, ListColumn.DURATION, ListColumn.PEAK);
    table.toggle(ListColumn.SHAPE);
    table.toggle(ListColumn.LABEL);
    assertThat(table.columns().get())
        .containsExactly(ListColumn.DURATION, ListColumn.SHAPE, ListColumn.PEAK);
    assertThat(workspace.listColumns().get()).containsExactly("durationS", "shape", "peakDb");
  }

  @Test
  void columnsOfAnotherReleaseArePassedOver() {
    workspace.listColumns().set(List.of("loudness", "rmsDb"));
    assertThat(table.columns().get()).containsExactly(ListColumn.RMS);
  }

  @Test
  void aHeadingSortsAndTurnsTheOrderRound() {
    table.sortBy(ListColumn.PEAK);
    assertThat(library.sort().get()).isEqualTo(new Sort(Sort.By.PEAK, false));
    table.sortBy(ListColumn.PEAK);
    assertThat(library.sort().get()).isEqualTo(new Sort(Sort.By.PEAK, true));
    table.sortBy(ListColumn.LABEL);
    assertThat(library.sort().get()).isEqualTo(new Sort(Sort.By.LABEL, false));
    assertThat(texts(ListColumn.LABEL)).containsExactly("1", "1", "2", "2", "3", "3");
  }

  @Test
  void aColumnWithoutAnOrderSaysSo() {
    table.sortBy(ListColumn.RULES);
    assertThat(library.sort().get()).isEqualTo(Sort.NATURAL);
    assertThat(workspace.notice().get()).isEqualTo("There is no order by Rules.");
  }

  @Test
  void theCrestFactorIsAnOrder() {
    library.sort().set(new Sort(Sort.By.CREST, true));
    List<Double> falling = texts(ListColumn.CREST).stream().map(Double::valueOf).toList();
    assertThat(falling).hasSize(6).isSortedAccordingTo(Comparator.reverseOrder());
    library.sort().set(new Sort(Sort.By.CREST, false));
    assertThat(texts(ListColumn.CREST)).isSortedAccordingTo(Comparator.comparing(Double::valueOf));
  }

  @Test
  void markedOnesComeFirst() {
    List<Example> before = rows();
    library.flags().markAll(List.of(before.get(3), before.get(5)), "");
    library.sort().set(new Sort(Sort.By.MARKED, false));
    assertThat(rows())
        .containsExactly(
            before.get(3),
            before.get(5),
            before.get(0),
            before.get(1),
            before.get(2),
            before.get(4));
    assertThat(texts(ListColumn.MARKED)).containsExactly("✓", "✓", "", "", "", "");
  }

  @Test
  void whatIsSelectedIsFoundAgainInAnotherOrder() {
    List<Example> two = List.copyOf(rows().subList(0, 2));
    library.sort().set(new Sort(Sort.By.PLACE, true));
    assertThat(table.find(two).orElseThrow()).containsExactly(4, 5);
    assertThat(table.find(rows()).orElseThrow()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(table.find(Collections.emptyList())).isEmpty();
  }

  @Test
  void theSelectedAreListedOnlyWhenAskedFor() {
    table.select(
        100_000,
        () -> {
          throw new AssertionError("listed without need");
        });
    assertThat(table.selectedCount().get()).isEqualTo(100_000);
    table.select(1, () -> rows().subList(0, 1));
    assertThat(table.selected()).containsExactly(rows().getFirst());
  }
}
