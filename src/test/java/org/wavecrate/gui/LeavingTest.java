package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.generator.RecipeJson;

class LeavingTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);
  private final List<String> left = new ArrayList<>();

  private final Underway underway = new Underway();

  private Library library;
  private Leaving leaving;
  private Path data;

  @BeforeEach
  void open() throws IOException {
    library = SmallData.library(workspace, background, folder);
    leaving = new Leaving(workspace, library, underway);
    data = SmallData.dataset(folder.resolve("data"));
    workspace.open(data);
  }

  private void mark() {
    library.flags().mark(workspace.example().get().orElseThrow(), "hum");
  }

  private void leave() {
    leaving.leave(() -> left.add("left"));
  }

  @Test
  void whereNothingWouldBeLostNothingIsAsked() {
    leave();
    assertThat(left).containsExactly("left");
  }

  @Test
  void unsavedMarksAreAskedAboutAndSavedBesideTheData() {
    mark();
    leave();
    assertThat(left).isEmpty();
    assertThat(leaving.question().get()).contains("One mark is not saved.");
    assertThat(data.resolve("wavecrate-marks.json")).doesNotExist();

    leaving.save();
    assertThat(left).containsExactly("left");
    assertThat(data.resolve("wavecrate-marks.json")).exists();
    workspace.open(data);
    assertThat(library.flags().note(workspace.example().get().orElseThrow())).contains("hum");
  }

  @Test
  void anUnsavedRecipeIsAskedAboutAndSaved() throws IOException {
    workspace.editRecipe(workspace.recipe().get().withSeed(7));
    leave();
    assertThat(left).isEmpty();
    assertThat(leaving.question().get()).contains("The recipe is not saved.");

    leaving.save();
    assertThat(left).containsExactly("left");
    assertThat(Files.readString(data.resolve("wavecrate.json"))).contains("\"seed\" : 7");
  }

  @Test
  void theAnswerMayBeToStayOrToLoseThem() {
    mark();
    leave();
    leaving.stay();
    assertThat(left).isEmpty();
    assertThat(leaving.question().get()).isEmpty();
    leave();
    leaving.discard();
    assertThat(left).containsExactly("left");
    assertThat(data.resolve("wavecrate-marks.json")).doesNotExist();
  }

  @Test
  void whatCannotBeSavedKeepsTheQuestionOpen() throws IOException {
    mark();
    Files.createDirectories(data.resolve("wavecrate-marks.json/in the way"));
    leave();
    leaving.save();
    assertThat(left).isEmpty();
    assertThat(leaving.question().get().orElseThrow()).startsWith("Not saved: ");
  }

  @Test
  void anUnsavedRecipeIsAskedAboutAndSavedBesideTheData() throws IOException {
    workspace.editRecipe(workspace.recipe().get().withSeed(5));
    leave();
    assertThat(left).isEmpty();
    assertThat(leaving.question().get()).contains("The recipe is not saved.");
    leaving.save();
    assertThat(left).containsExactly("left");
    assertThat(RecipeJson.read(Files.readString(data.resolve("wavecrate.json"))).seed())
        .isEqualTo(5);
  }

  @Test
  void marksAndRecipeAreAskedAboutAtOnce() {
    mark();
    workspace.editRecipe(workspace.recipe().get().withSeed(5));
    leave();
    assertThat(leaving.question().get()).contains("One mark and the recipe are not saved.");
    leaving.discard();
    assertThat(left).containsExactly("left");
    assertThat(data.resolve("wavecrate.json")).doesNotExist();
  }

  @Test
  void closingStopsWhatIsUnderWayOnlyOnTheUsersWord() {
    List<String> stopped = new ArrayList<>();
    underway.begin(
        new Underway.Errand("It is under way.", "Stop it", "export", () -> stopped.add("stopped")));
    leaving.close(() -> left.add("left"));
    assertThat(leaving.question().get()).contains("It is under way.");
    assertThat(leaving.savable().get()).isFalse();
    assertThat(leaving.discardText().get()).isEqualTo("Stop it");
    leaving.stay();
    assertThat(left).isEmpty();
    assertThat(stopped).isEmpty();

    leaving.close(() -> left.add("left"));
    leaving.discard();
    assertThat(stopped).containsExactly("stopped");
    assertThat(left).containsExactly("left");
  }

  @Test
  void whatIsNotSavedIsAskedAboutAfterWhatIsUnderWay() {
    underway.begin(new Underway.Errand("It is under way.", "Stop it", "export", underway::end));
    mark();
    leaving.close(() -> left.add("left"));
    leaving.discard();
    assertThat(left).isEmpty();
    assertThat(leaving.question().get()).contains("One mark is not saved.");
    assertThat(leaving.savable().get()).isTrue();
    leaving.discard();
    assertThat(left).containsExactly("left");
  }

  @Test
  void theQuestionGoesWhenWhatWasUnderWayIsDone() {
    underway.begin(new Underway.Errand("It is under way.", "Stop it", "export", () -> {}));
    leaving.close(() -> left.add("left"));
    underway.end();
    assertThat(leaving.question().get()).isEmpty();
    assertThat(left).isEmpty();
  }

  @Test
  void anotherDatasetMayBeOpenedWhileAnExportIsUnderWay() {
    underway.begin(new Underway.Errand("It is under way.", "Stop it", "export", () -> {}));
    leave();
    assertThat(left).containsExactly("left");
  }
}
