package org.wavecrate.gui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;

class ScopesModelTest {
  @TempDir private Path folder;

  @Test
  void splitsAndTheirBlocksAreListedWithCounts() throws IOException {
    Workspace workspace = new Workspace(new ImmediateBackground());
    workspace.open(SmallData.dataset(folder));
    ScopesModel model = new ScopesModel(workspace);
    assertThat(model.scopes().stream().map(scope -> scope.title() + " " + scope.size()))
        .containsExactly(
            "All splits 18",
            "train data 6",
            "block-id-1 3",
            "block-id-2 3",
            "validation data 6",
            "block-id-1 3",
            "block-id-2 3",
            "test data 6",
            "block-id-1 3",
            "block-id-2 3");
  }
}
