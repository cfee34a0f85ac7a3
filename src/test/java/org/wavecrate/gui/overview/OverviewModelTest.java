package org.wavecrate.gui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.summary.Overview;

class OverviewModelTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);

  private OverviewModel model;
  private Path data;

  @BeforeEach
  void open() throws IOException {
    data = SmallData.dataset(folder.resolve("data"));
    Library library = SmallData.library(workspace, background, folder);
    model = new OverviewModel(workspace, library, background);
    workspace.open(data);
  }

  private Overview overview() {
    return model.overview().get().orElseThrow();
  }

  @Test
  void everythingIsSummedUpOnceItIsMeasured() {
    assertThat(overview().splits()).hasSize(3);
    assertThat(overview().classes()).extracting(Overview.ClassBar::count).containsExactly(6, 6, 6);
    assertThat(model.extent()).isEmpty();
  }

  @Test
  void aBarLeadsToTheExamplesOfAllSplitsBehindIt() {
    workspace.screen().set(Screen.OVERVIEW);
    model.find(overview().classes().getFirst().query());
    assertThat(workspace.screen().get()).isEqualTo(Screen.EXPLORE);
    assertThat(workspace.scope().get().map(Scope::title)).contains("All splits");
  }

  @Test
  void aNameIsShownAtOnceAndWrittenOnlyOnRequest() throws IOException, RecipeException {
    assertThat(model.rename(1, " kick ")).isTrue();
    assertThat(overview().classes().getFirst().name()).isEqualTo("kick");
    assertThat(workspace.recipeUnsaved().get()).isTrue();
    assertThat(data.resolve("wavecrate.json")).doesNotExist();

    model.save();
    assertThat(workspace.recipeUnsaved().get()).isFalse();
    String written = Files.readString(data.resolve("wavecrate.json"));
    assertThat(RecipeJson.read(written).labels().classes()).containsExactly("0", "kick");
  }

  @Test
  void severalNamesGoToTheClassesThatFollow() {
    model.rename(0, "noise, kick, snare");
    assertThat(workspace.recipe().get().labels().classes())
        .containsExactly("noise", "kick", "snare");
  }

  @Test
  void twoClassesOfOneNameAreRefusedInASentence() {
    model.rename(1, "kick");
    assertThat(model.rename(2, "kick")).isFalse();
    assertThat(model.problem().get()).contains("“kick” is the name of class 1 already.");
    assertThat(workspace.recipe().get().labels().classes()).containsExactly("0", "kick");
  }

  @Test
  void aBrokenRecipeIsNeverOverwritten() throws IOException {
    Files.writeString(data.resolve("wavecrate.json"), "{ broken");
    workspace.open(data);
    model.rename(1, "kick");
    model.save();
    assertThat(model.problem().get().orElseThrow()).contains("wavecrate.json first");
    assertThat(data.resolve("wavecrate.json")).hasContent("{ broken");
  }
}
