package org.wavecrate.gui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;

class ExploreModelTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());

  @BeforeEach
  void open() throws IOException {
    workspace.open(SmallData.dataset(folder.resolve("data")));
  }

  private ExploreModel model() {
    return new ExploreModel(workspace, new ImmediateBackground());
  }

  @Test
  void splitsAndTheirBlocksAreListedWithCounts() {
    assertThat(model().scopes().stream().map(scope -> scope.title() + " " + scope.size()))
        .containsExactly(
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

  @Test
  void theFirstExampleIsShownWithItsLabel() {
    Shown shown = model().shown().get().orElseThrow();
    assertThat(shown.example().path()).isEqualTo("train data/block-id-1/id-1.npy");
    assertThat(shown.content()).isInstanceOf(Content.Sound.class);
    assertThat(shown.label().text()).isEqualTo("class 1");
  }

  @Test
  void walkingStopsAtEitherEnd() {
    ExploreModel model = model();
    model.move(-1);
    assertThat(model.row().get()).isZero();
    model.move(4);
    assertThat(model.shown().get().orElseThrow().example().path())
        .isEqualTo("train data/block-id-2/id-2.npy");
    model.move(100);
    assertThat(model.row().get()).isEqualTo(5);
  }

  @Test
  void zoomStaysWhileWalking() {
    ExploreModel model = model();
    model.time().show(1600);
    model.time().zoom(0, 0.5);
    var zoomed = model.time().visible().get();
    model.move(1);
    model.time().show(1600);
    assertThat(model.time().visible().get()).isEqualTo(zoomed);
  }

  @Test
  void aBlockListsItsOwnExamples() {
    ExploreModel model = model();
    model.select(model.scopes().get(5));
    assertThat(model.rows().get()).hasSize(3);
    assertThat(model.shown().get().orElseThrow().example().path())
        .isEqualTo("validation data/block-id-2/id-1.npy");
  }

  @Test
  void anExampleOvertakenByTheNextIsNeverShown() {
    HeldBackground background = new HeldBackground();
    ExploreModel model = new ExploreModel(workspace, background);
    model.move(1);
    model.move(1);
    background.finish(2);
    background.finish(1);
    background.finish(0);

    assertThat(model.shown().get().orElseThrow().example().name()).isEqualTo("id-3.npy");
    assertThat(background.isCancelled(0)).isTrue();
  }

  @Test
  void aBadExampleShowsItsReasonAndTheOthersWork() throws IOException {
    Path bad = folder.resolve("data/train data/block-id-1/id-2.npy");
    Files.write(bad, List.of("this is text"));
    ExploreModel model = model();
    model.move(1);
    assertThat(model.shown().get().orElseThrow().problem().orElseThrow()).contains("no .npy file");
    model.move(1);
    assertThat(model.shown().get().orElseThrow().problem()).isEmpty();
  }

  @Test
  void aMissingOrBadLabelIsSaidAndTheSoundIsShown() throws IOException {
    Files.delete(folder.resolve("data/train data/block-id-1/id-label-1.npy"));
    Files.write(folder.resolve("data/train data/block-id-1/id-label-2.npy"), new byte[3]);
    workspace.open(folder.resolve("data"));
    ExploreModel model = model();
    assertThat(model.shown().get().orElseThrow().label().usable()).isFalse();
    model.move(1);
    assertThat(model.shown().get().orElseThrow().label().kind()).contains("id-label-2.npy");
    assertThat(model.shown().get().orElseThrow().content()).isInstanceOf(Content.Sound.class);
  }

  @Test
  void rowsAreFoundByArithmetic() {
    Scope block = model().scopes().get(2);
    ExampleRows rows = new ExampleRows(block);
    Example second = rows.get(1);
    assertThat(rows.indexOf(second)).isEqualTo(1);
    assertThat(rows.contains(workspace.example().get().orElseThrow())).isFalse();
    assertThat(rows.indexOf("something else")).isEqualTo(-1);
  }
}
