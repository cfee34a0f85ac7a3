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
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeJson;

class UnsavedQuestionTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);
  private final List<String> left = new ArrayList<>();

  private final LongTasks tasks = new LongTasks();

  private Library library;
  private UnsavedQuestion question;
  private Path data;

  @BeforeEach
  void open() throws IOException {
    library = SmallData.library(workspace, background, folder);
    question = new UnsavedQuestion(workspace, library, tasks, background);
    data = SmallData.dataset(folder.resolve("data"));
    workspace.open(data);
  }

  private void mark() {
    library.flags().mark(workspace.example().get().orElseThrow(), "hum");
  }

  private void leave() {
    question.leave(() -> left.add("left"));
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
    assertThat(question.question().get()).contains("One mark is not saved.");
    assertThat(data.resolve("wavecrate-marks.json")).doesNotExist();

    question.save();
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
    assertThat(question.question().get()).contains("The recipe is not saved.");

    question.save();
    assertThat(left).containsExactly("left");
    assertThat(Files.readString(data.resolve("wavecrate.json"))).contains("\"seed\" : 7");
  }

  @Test
  void theAnswerMayBeToStayOrToLoseThem() {
    mark();
    leave();
    question.stay();
    assertThat(left).isEmpty();
    assertThat(question.question().get()).isEmpty();
    leave();
    question.discard();
    assertThat(left).containsExactly("left");
    assertThat(data.resolve("wavecrate-marks.json")).doesNotExist();
  }

  @Test
  void whatCannotBeSavedKeepsTheQuestionOpen() throws IOException {
    mark();
    Files.createDirectories(data.resolve("wavecrate-marks.json/in the way"));
    leave();
    question.save();
    assertThat(left).isEmpty();
    assertThat(question.question().get().orElseThrow()).startsWith("Not saved: ");
  }

  @Test
  void anUnsavedRecipeIsAskedAboutAndSavedBesideTheData() throws IOException {
    workspace.editRecipe(workspace.recipe().get().withSeed(5));
    leave();
    assertThat(left).isEmpty();
    assertThat(question.question().get()).contains("The recipe is not saved.");
    question.save();
    assertThat(left).containsExactly("left");
    assertThat(RecipeJson.read(Files.readString(data.resolve("wavecrate.json"))).seed())
        .isEqualTo(5);
  }

  @Test
  void aRecipeThatCannotTrainIsSavedOnTheUsersWordAlone() {
    workspace.editRecipe(
        workspace.recipe().get().withBatchSize(900).withRemainder(Recipe.Remainder.DROP));
    leave();
    assertThat(question.saveText().get()).isEqualTo("Save");

    question.save();
    assertThat(left).isEmpty();
    assertThat(data.resolve("wavecrate.json")).doesNotExist();
    assertThat(question.question().get().orElseThrow())
        .startsWith("Can't train like this. remainder: \"drop\" with batchSize 900");
    assertThat(question.saveText().get()).isEqualTo("Save anyway");

    question.stay();
    assertThat(question.saveText().get()).isEqualTo("Save");
    leave();
    question.save();
    question.save();
    assertThat(left).containsExactly("left");
    assertThat(data.resolve("wavecrate.json")).exists();
  }

  @Test
  void marksAndRecipeAreAskedAboutAtOnce() {
    mark();
    workspace.editRecipe(workspace.recipe().get().withSeed(5));
    leave();
    assertThat(question.question().get()).contains("One mark and the recipe are not saved.");
    question.discard();
    assertThat(left).containsExactly("left");
    assertThat(data.resolve("wavecrate.json")).doesNotExist();
  }

  @Test
  void closingStopsWhatIsUnderWayOnlyOnTheUsersWord() {
    List<String> stopped = new ArrayList<>();
    tasks.begin(
        new LongTasks.LongTask(
            "It is under way.", "Stop it", Screen.EXPORT, () -> stopped.add("stopped")));
    question.close(() -> left.add("left"));
    assertThat(question.question().get()).contains("It is under way.");
    assertThat(question.savable().get()).isFalse();
    assertThat(question.discardText().get()).isEqualTo("Stop it");
    question.stay();
    assertThat(left).isEmpty();
    assertThat(stopped).isEmpty();

    question.close(() -> left.add("left"));
    question.discard();
    assertThat(stopped).containsExactly("stopped");
    assertThat(left).containsExactly("left");
  }

  @Test
  void whatIsNotSavedIsAskedAboutAfterWhatIsUnderWay() {
    tasks.begin(new LongTasks.LongTask("It is under way.", "Stop it", Screen.EXPORT, tasks::end));
    mark();
    question.close(() -> left.add("left"));
    question.discard();
    assertThat(left).isEmpty();
    assertThat(question.question().get()).contains("One mark is not saved.");
    assertThat(question.savable().get()).isTrue();
    question.discard();
    assertThat(left).containsExactly("left");
  }

  @Test
  void theQuestionGoesWhenWhatWasUnderWayIsDone() {
    tasks.begin(new LongTasks.LongTask("It is under way.", "Stop it", Screen.EXPORT, () -> {}));
    question.close(() -> left.add("left"));
    tasks.end();
    assertThat(question.question().get()).isEmpty();
    assertThat(left).isEmpty();
  }

  @Test
  void anotherDatasetMayBeOpenedWhileAnExportIsUnderWay() {
    tasks.begin(new LongTasks.LongTask("It is under way.", "Stop it", Screen.EXPORT, () -> {}));
    leave();
    assertThat(left).containsExactly("left");
  }
}
