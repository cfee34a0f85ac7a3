package org.wavecrate.gui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;

class ExamplesModelTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());

  @BeforeEach
  void open() throws IOException {
    workspace.open(SmallData.dataset(folder.resolve("data")));
  }

  private String path() {
    return workspace.example().get().orElseThrow().path();
  }

  @Test
  void walkingStopsAtEitherEnd() {
    ExamplesModel model = new ExamplesModel(workspace);
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
    ExamplesModel model = new ExamplesModel(workspace);
    Dataset dataset = workspace.dataset().get().orElseThrow();
    workspace.select(Scope.of(dataset.splits().get(1), 1));
    assertThat(model.rows().get()).hasSize(3);
    assertThat(path()).isEqualTo("validation data/block-id-2/id-1.npy");
  }

  @Test
  void rowsAreFoundByArithmetic() {
    Dataset dataset = workspace.dataset().get().orElseThrow();
    ExampleRows rows = new ExampleRows(Scope.of(dataset.splits().getFirst(), 1));
    Example second = rows.get(1);
    assertThat(rows.indexOf(second)).isEqualTo(1);
    assertThat(rows.contains(workspace.example().get().orElseThrow())).isFalse();
    assertThat(rows.indexOf("something else")).isEqualTo(-1);
  }
}
