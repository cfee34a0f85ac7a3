package org.wavecrate.gui.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.transform.Transforms;

/// Draws over an epoch, a gallery of them, and two recipes compared.
class DrawsModelTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());
  private AugmentModel model;
  private DrawsModel draws;
  private VersusModel versus;

  @BeforeEach
  void open() {
    model = new AugmentModel(workspace, new ImmediateBackground());
    draws = new DrawsModel(model.training(), new ImmediateBackground());
    versus = new VersusModel(workspace, model.training(), new ImmediateBackground());
    workspace.open(Fixture.dataset(folder.resolve("data")));
    workspace.screen().set(Screen.AUGMENT);
  }

  private long add(String kind) {
    model.add(Transforms.kind(kind).orElseThrow(), Optional.empty());
    return model.draft().get().steps().getLast().id();
  }

  @Test
  void nothingIsDrawnBeforeSomeoneLooksAndAgainOnlyAfterAChange() {
    HeldBackground held = new HeldBackground();
    DrawsModel idle = new DrawsModel(model.training(), held);
    add("gain");
    assertThat(held.started()).isZero();
    assertThat(idle.draws().get()).isEmpty();
    model.training().show(StageView.DRAWS);
    int started = held.started();
    assertThat(started).isEqualTo(2);
    model.training().make();
    assertThat(held.started()).isEqualTo(started);
    add("reverse");
    assertThat(held.started()).isGreaterThan(started);
  }

  @Test
  void theEpochShownIsCountedAndTheGalleryBeginsWithIt() {
    long gain = add("gain");
    model.set(gain, "probability", 1.0);
    model.training().show(StageView.DRAWS);
    model.training().goToEpoch(3);
    Draws found = draws.draws().get().orElseThrow();

    assertThat(found.epoch()).isEqualTo(3);
    assertThat(found.draws()).isEqualTo(found.size()).isEqualTo(26);
    assertThat(found.tallies().getFirst().reached()).isEqualTo(1);
    assertThat(draws.gallery().get()).hasSize(DrawsModel.GALLERY);
    assertThat(draws.gallery().get().getFirst().take().epoch()).isEqualTo(3);
    assertThat(draws.gallery().get().getFirst().take().sha256())
        .isEqualTo(model.training().heard().get().orElseThrow().take().sha256());
  }

  @Test
  void theWorstDrawsComeFirstOnRequest() {
    long gain = add("gain");
    model.set(gain, "probability", 1.0);
    model.setRange(gain, "minGainDb", 0.0, "maxGainDb", 60.0);
    model.training().show(StageView.DRAWS);
    draws.worstFirst().set(true);
    List<Drawn> gallery = draws.gallery().get();

    assertThat(gallery.getFirst().words()).isEqualTo("clips");
    double before = Double.POSITIVE_INFINITY;
    for (Drawn drawn : gallery) {
      double badness = drawn.faults().isEmpty() ? 0 : drawn.faults().getFirst().badness();
      assertThat(badness).isLessThanOrEqualTo(before);
      before = badness;
    }
    draws.worstFirst().set(false);
    assertThat(draws.gallery().get()).extracting(drawn -> drawn.take().epoch()).isSorted();
  }

  @Test
  void otherSplitsDrawNothing() {
    add("gain");
    model.training().show(StageView.DRAWS);
    Scope validation = Scope.of(workspace.dataset().get().orElseThrow().splits().get(1));
    workspace.select(validation);
    workspace.example().set(Optional.of(validation.example(0)));
    assertThat(draws.draws().get()).isEmpty();
  }

  @Test
  void theOtherRecipeHasTheSameDrawOfTheSameExample() throws Exception {
    long gain = add("gain");
    model.set(gain, "probability", 1.0);
    model.save();
    assertThat(model.differences()).isEmpty();
    model.training().show(StageView.VERSUS);
    model.training().goToEpoch(2);
    BeforeAfter same = versus.other().get().orElseThrow();
    assertThat(versus.differences()).isEmpty();
    assertThat(same.take().sha256())
        .isEqualTo(model.training().heard().get().orElseThrow().take().sha256());

    add("reverse");
    model.set(model.draft().get().steps().getLast().id(), "probability", 1.0);
    BeforeAfter saved = versus.other().get().orElseThrow();
    assertThat(saved.take().sha256()).isEqualTo(same.take().sha256());
    assertThat(saved.applied()).isEqualTo(same.applied());
    assertThat(model.training().heard().get().orElseThrow().applied()).hasSize(2);
    assertThat(versus.differences()).hasSize(1);
  }

  @Test
  void aRecipeOfAFileIsComparedWithAndChangesNothing() throws Exception {
    Path file = folder.resolve("other.json");
    Files.writeString(
        file,
        "{\"format\": \"wavecrate-recipe/1\", \"seed\": 99, \"transforms\":"
            + " [{\"kind\": \"reverse\", \"probability\": 1}]}");
    model.training().show(StageView.VERSUS);
    versus.open(file);

    assertThat(versus.title()).isEqualTo("other.json");
    assertThat(versus.other().get().orElseThrow().applied()).hasSize(1);
    assertThat(workspace.recipe().get().transforms()).isEmpty();
    Files.writeString(file, "{}");
    versus.open(file);
    assertThat(versus.problem().get()).startsWith("other.json: ");
    versus.compareWithSaved();
    assertThat(versus.title()).isEqualTo("Saved recipe");
    assertThat(versus.problem().get()).isEmpty();
    assertThat(versus.other().get().orElseThrow().applied()).isEmpty();
  }
}
