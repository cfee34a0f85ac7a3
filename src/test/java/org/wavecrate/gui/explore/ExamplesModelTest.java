package org.wavecrate.gui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.survey.Sort;

class ExamplesModelTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);

  private Library library;
  private ExamplesModel model;

  @BeforeEach
  void open() throws IOException {
    library = SmallData.library(workspace, background, folder);
    model = new ExamplesModel(workspace, library, background);
    workspace.open(SmallData.dataset(folder.resolve("data")));
  }

  private String path() {
    return workspace.example().get().orElseThrow().path();
  }

  private List<String> names() {
    return model.rows().get().stream()
        .map(e -> e.block().name().replace("block-id-", "") + "/" + Names.stem(e))
        .toList();
  }

  @Test
  void walkingStopsAtEitherEnd() {
    model.move(-1);
    assertThat(model.row().get()).isZero();
    assertThat(model.ahead(-1)).isEmpty();
    assertThat(model.ahead(1).orElseThrow().name()).isEqualTo("id-2.npy");
    model.move(4);
    assertThat(path()).isEqualTo("train data/block-id-2/id-2.npy");
    model.move(100);
    assertThat(model.row().get()).isEqualTo(5);
    assertThat(model.ahead(1)).isEmpty();
  }

  @Test
  void aBlockListsItsOwnExamples() {
    Dataset dataset = workspace.dataset().get().orElseThrow();
    workspace.select(Scope.of(dataset.splits().get(1), 1));
    assertThat(model.rows().get()).hasSize(3);
    assertThat(path()).isEqualTo("validation data/block-id-2/id-1.npy");
  }

  @Test
  void allSplitsAreOneRunOfExamples() {
    Scope all = Scope.of(workspace.dataset().get().orElseThrow());
    workspace.select(all);
    assertThat(model.rows().get()).hasSize(18);
    assertThat(model.rows().get().get(17).path()).isEqualTo("test data/block-id-2/id-3.npy");
    for (int row = 0; row < all.size(); row++) {
      assertThat(all.row(all.example(row))).isEqualTo(row);
    }
  }

  @Test
  void rowsAreFoundWithoutMakingThemAll() {
    Dataset dataset = workspace.dataset().get().orElseThrow();
    Scope block = Scope.of(dataset.splits().getFirst(), 1);
    ExampleRows rows = new ExampleRows(block);
    Example second = rows.get(1);
    assertThat(rows.indexOf(second)).isEqualTo(1);
    assertThat(rows.contains(workspace.example().get().orElseThrow())).isFalse();
    assertThat(rows.indexOf("something else")).isEqualTo(-1);
    assertThat(new ExampleRows(block, new int[] {2, 1}).indexOf(second)).isEqualTo(1);
    assertThat(new ExampleRows(block, new int[] {0, 2}).indexOf(second)).isEqualTo(-1);
  }

  @Test
  void typingAFilterListsWhatMeetsItAndLooksAtTheFirst() {
    library.filter().set("label:2");
    assertThat(names()).containsExactly("1/id-2", "2/id-2");
    assertThat(path()).isEqualTo("train data/block-id-1/id-2.npy");
    assertThat(model.count()).isEqualTo("2 of 6");
    library.filter().set("");
    assertThat(model.rows().get()).hasSize(6);
    assertThat(path()).isEqualTo("train data/block-id-1/id-2.npy");
  }

  @Test
  void aFilterThatIsNotUnderstoodIsExplainedAndTheListStays() {
    library.filter().set("label:2");
    library.filter().set("label:2 peek>3");
    assertThat(model.problem().get().orElseThrow()).contains("peek").contains("peak");
    assertThat(names()).containsExactly("1/id-2", "2/id-2");
  }

  @Test
  void nothingFoundKeepsTheExampleThatIsLookedAt() {
    library.filter().set("label:9");
    assertThat(model.rows().get()).isEmpty();
    assertThat(model.row().get()).isEqualTo(-1);
    assertThat(path()).isEqualTo("train data/block-id-1/id-1.npy");
  }

  @Test
  void sortingShowsTheFigureItSortsBy() {
    library.sort().set(new Sort(Sort.By.CENTROID, true));
    assertThat(names().getFirst()).isEqualTo("1/id-3");
    assertThat(model.figure(0)).endsWith(" Hz");
    assertThat(model.label(0)).isEqualTo("3");
  }

  @Test
  void theNextOfTheSameLabelIsReachedInEitherDirection() {
    model.moveWithinLabel(1);
    assertThat(path()).isEqualTo("train data/block-id-2/id-1.npy");
    model.moveWithinLabel(1);
    assertThat(path()).isEqualTo("train data/block-id-2/id-1.npy");
    assertThat(workspace.notice().get()).isEqualTo("No later example of class 1.");
    model.moveWithinLabel(-1);
    assertThat(path()).isEqualTo("train data/block-id-1/id-1.npy");
  }

  @Test
  void theNextProblemIsReached() throws IOException {
    Path data = SmallData.dataset(folder.resolve("damaged"));
    Files.write(data.resolve("train data/block-id-2/id-2.npy"), new byte[3]);
    workspace.open(data);
    model.moveToProblem(1);
    assertThat(path()).isEqualTo("train data/block-id-2/id-2.npy");
    assertThat(model.trouble(model.row().get())).isPresent();
    model.moveToProblem(1);
    assertThat(workspace.notice().get()).isEqualTo("No later example with a problem.");
  }

  @Test
  void aMarkBringsItsNoteBackWhenItWasTakenAwayByASlip() {
    Example example = workspace.example().get().orElseThrow();
    model.toggleMark();
    library.flags().mark(example, "hum");
    model.toggleMark();
    assertThat(library.flags().count().get()).isZero();
    model.toggleMark();
    assertThat(library.flags().note(example)).contains("hum");
    library.filter().set("note:hum");
    assertThat(names()).containsExactly("1/id-1");
  }
}
