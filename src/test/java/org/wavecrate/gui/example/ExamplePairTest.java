package org.wavecrate.gui.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.content.Content;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.npy.Shape;

class ExamplePairTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());
  private ExamplePair comparison;

  @BeforeEach
  void open() throws IOException {
    SmallData.dataset(folder);
    Path block = folder.resolve("train data/block-id-1");
    SmallData.floats(block.resolve("id-3.npy"), Shape.of(800), SmallData.sine(800, 50));
    workspace.open(folder);
    ExampleModel model =
        new ExampleModel(workspace, new ImmediateBackground(), new RowWalk(workspace));
    comparison = new ExamplePair(model, new ImmediateBackground());
  }

  private void move(int by) {
    new RowWalk(workspace).move(by);
  }

  @Test
  void whatIsPinnedStaysWhileOneWalks() {
    assertThat(comparison.other().get()).isEqualTo(new Content.Nothing(""));
    comparison.switchPin();
    Content first = comparison.other().get();
    assertThat(comparison.pinned().get().orElseThrow().example().name()).isEqualTo("id-1.npy");
    assertThat(first).isInstanceOf(Content.Sound.class);
    move(1);
    assertThat(comparison.other().get()).isSameAs(first);
    comparison.switchPin();
    assertThat(comparison.pinned().get()).isEmpty();
    assertThat(comparison.other().get()).isEqualTo(new Content.Nothing(""));
  }

  @Test
  void theDifferenceFollowsTheExampleLookedAt() {
    comparison.switchPin();
    comparison.difference().set(true);
    Content.Sound same = (Content.Sound) comparison.other().get();
    assertThat(same.channels().getFirst().peak()).as("minus itself").isZero();
    move(1);
    float[] one = SmallData.sine(1600, 200);
    float[] other = SmallData.sine(1600, 100);
    float[] difference = ((Content.Sound) comparison.other().get()).channels().getFirst().samples();
    for (int i = 0; i < difference.length; i++) {
      assertThat(difference[i]).isEqualTo(one[i] - other[i]);
    }
    comparison.difference().set(false);
    assertThat(comparison.other().get())
        .isSameAs(comparison.pinned().get().orElseThrow().content());
  }

  @Test
  void whatCannotBeSubtractedIsSaid() {
    comparison.switchPin();
    comparison.difference().set(true);
    move(2);
    assertThat(comparison.other().get())
        .isEqualTo(
            new Content.Nothing(
                "800 samples here, 1,600 samples there: only equal shapes can be subtracted."));
  }

  @Test
  void anotherDatasetLetsItGo() {
    comparison.switchPin();
    comparison.difference().set(true);
    workspace.open(folder.resolve("train data"));
    assertThat(comparison.pinned().get()).isEmpty();
    assertThat(comparison.difference().get()).isFalse();
  }
}
