package org.wavecrate.gui.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.content.Content;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.HeldBackground;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;

class ExampleModelTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());

  @BeforeEach
  void open() throws IOException {
    workspace.open(SmallData.dataset(folder.resolve("data")));
  }

  private ExampleModel model(Background background) {
    return new ExampleModel(workspace, background, new RowWalk(workspace));
  }

  private ExampleModel model() {
    return model(new ImmediateBackground());
  }

  /// Looks at another example of the first split.
  private void look(int row) {
    Scope scope = workspace.scope().get().orElseThrow();
    workspace.example().set(Optional.of(scope.example(row)));
  }

  private static Shown shown(ExampleModel model) {
    return model.shown().get().orElseThrow();
  }

  @Test
  void theFirstExampleIsShownWithItsLabel() {
    Shown shown = shown(model());
    assertThat(shown.example().path()).isEqualTo("train data/block-id-1/id-1.npy");
    assertThat(shown.content()).isInstanceOf(Content.Sound.class);
    assertThat(shown.label().text()).isEqualTo("class 1");
  }

  @Test
  void zoomStaysWhileWalking() {
    ExampleModel model = model();
    model.time().show(1600);
    model.time().zoom(0, 0.5);
    var zoomed = model.time().visible().get();
    look(1);
    model.time().show(1600);
    assertThat(model.time().visible().get()).isEqualTo(zoomed);
  }

  @Test
  void anExampleOvertakenByTheNextIsNeverShown() {
    HeldBackground background = new HeldBackground();
    ExampleModel model = model(background);
    look(1);
    look(2);
    background.finish(2);
    background.finish(1);
    background.finish(0);

    assertThat(shown(model).example().name()).isEqualTo("id-3.npy");
    assertThat(background.isCancelled(0)).isTrue();
  }

  @Test
  void aBadExampleShowsItsReasonAndTheOthersWork() throws IOException {
    Path bad = folder.resolve("data/train data/block-id-1/id-2.npy");
    Files.write(bad, List.of("this is text"));
    ExampleModel model = model();
    look(1);
    assertThat(shown(model).problem().orElseThrow()).contains("no .npy file");
    look(2);
    assertThat(shown(model).problem()).isEmpty();
  }

  @Test
  void aMissingOrBadLabelIsSaidAndTheSoundIsShown() throws IOException {
    Files.delete(folder.resolve("data/train data/block-id-1/id-label-1.npy"));
    Files.write(folder.resolve("data/train data/block-id-1/id-label-2.npy"), new byte[3]);
    workspace.open(folder.resolve("data"));
    ExampleModel model = model();
    assertThat(shown(model).label().usable()).isFalse();
    look(1);
    assertThat(shown(model).label().kind()).contains("id-label-2.npy");
    assertThat(shown(model).content()).isInstanceOf(Content.Sound.class);
  }

  private void name(String... names) {
    Recipe recipe = workspace.recipe().get();
    workspace.editRecipe(recipe.withLabels(new Labels(recipe.labels().encoding(), List.of(names))));
  }

  @Test
  void aClassNameIsFollowedAtOnceAndTheSoundIsNotReadAgain() {
    ExampleModel model = model();
    Content content = shown(model).content();
    name("hum", "kick", "snare");
    assertThat(shown(model).label().text()).isEqualTo("1 · kick");
    assertThat(shown(model).content()).isSameAs(content);
    look(1);
    assertThat(shown(model).label().text()).isEqualTo("2 · snare");
  }

  @Test
  void whoMovesOnWhileClassesAreNamedSeesTheNewNames() {
    HeldBackground background = new HeldBackground();
    ExampleModel model = model(background);
    background.finish(0);
    background.finish(1);
    name("hum", "kick", "snare");
    look(1);
    assertThat(background.isCancelled(2)).isTrue();
    background.finish(3);
    background.finish(2);
    assertThat(shown(model).label().text()).isEqualTo("2 · snare");
  }
}
