package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wavecrate.generator.CheckSettings;
import org.wavecrate.npy.Shape;

/// The Check screen in the real window on the headless platform, with the real check.
class CheckWindowTest extends ShownWindow {
  @BeforeEach
  void openScreen() throws Exception {
    Path data = SmallData.dataset(folder.resolve("data"));
    float[] broken = SmallData.sine(1600, 17);
    broken[700] = Float.NaN;
    SmallData.floats(data.resolve("train data/block-id-2/id-2.npy"), Shape.of(1600), broken);
    Files.delete(data.resolve("test data/block-id-1/id-label-1.npy"));
    show(
        new PreparedChoosers(Optional.empty(), Optional.empty(), Optional.of(folder)),
        made -> made.workspace().screen().set(Screen.CHECK));
    open(data);
  }

  private void type(KeyCode... keys) throws Exception {
    for (KeyCode key : keys) {
      act(
          () -> {
            new Robot().keyType(key);
            return null;
          });
    }
  }

  private void click(String selector) throws Exception {
    act(
        () -> {
          ((ButtonBase) find(selector)).fire();
          return null;
        });
  }

  private int selectedHeading() throws Exception {
    return Toolkit.get(
        () -> ((ListView<?>) find("#groups")).getSelectionModel().getSelectedIndex());
  }

  private String shown() throws Exception {
    return text("code") + " " + text("message");
  }

  @Test
  void whatIsWrongIsFoundAndWalkedThrough() throws Exception {
    assertThat(text("code")).isEqualTo("missing-label · error");
    assertThat(Toolkit.get(() -> find(".exhibit").isVisible())).isTrue();
    assertThat(text("checkSummary")).contains("errors");
    assertThat(selectedHeading()).isZero();
    String first = shown();
    type(KeyCode.DOWN);
    assertThat(text("code")).isEqualTo("not-finite · error");
    assertThat(text("zoom")).isEqualTo("Zoom in");
    type(KeyCode.Z);
    assertThat(text("zoom")).isEqualTo("Show all");
    type(KeyCode.UP);
    assertThat(shown()).isEqualTo(first);
    type(KeyCode.M);
    assertThat(text("markAll")).startsWith("Unmark");
    type(KeyCode.ENTER);
    assertThat(Toolkit.get(() -> window.workspace().screen().get())).isEqualTo(Screen.EXPLORE);
    assertThat(Toolkit.get(() -> window.workspace().example().get().orElseThrow().path()))
        .isEqualTo("test data/block-id-1/id-1.npy");
  }

  @Test
  void aRuleIsSilencedAndSwitchedOnAgain() throws Exception {
    String before = text("errors");
    click("#silence");
    // Another rule says instead that batches can't be made without the label.
    assertThat(
            Toolkit.get(
                () -> window.workspace().recipe().get().check().rule("missing-label").level()))
        .contains(CheckSettings.Level.OFF);
    assertThat(Toolkit.get(() -> window.workspace().recipeUnsaved().get())).isTrue();
    act(
        () -> {
          ListView<?> groups = (ListView<?>) find("#groups");
          groups.getSelectionModel().selectLast();
          return null;
        });
    assertThat(text("code")).isEqualTo("missing-label · silenced");
    click("#silence");
    assertThat(text("errors")).isEqualTo(before);
  }

  @Test
  void aFindingAboutAWholeSplitIsSaidThoughThereIsNothingToLookAt() throws Exception {
    Path other = SmallData.dataset(folder.resolve("other"));
    Files.writeString(
        other.resolve("wavecrate.json"),
        "{\"format\": \"wavecrate-recipe/1\", \"transforms\": [{\"kind\": \"frequencyMask\"}]}");
    act(
        () -> {
          window.workspace().open(other);
          return null;
        });
    assertThat(text("code")).isEqualTo("not-batchable · error");
    assertThat(text("message")).contains("frequencyMask works on features");
    assertThat(Toolkit.get(() -> find("#exhibitCard").isVisible())).isTrue();
    assertThat(Toolkit.get(() -> find("#listCard").isVisible())).isTrue();
    assertThat(Toolkit.get(() -> find("#pair").isVisible())).isFalse();
  }

  @Test
  void theReportIsWrittenWhereTheUserSays() throws Exception {
    click("#report");
    assertThat(folder.resolve("data-check.html")).exists();
    assertThat(text("notice")).contains("data-check.html");
  }

  @Test
  void placesAndListsAreOtherWaysToLookAtIt() throws Exception {
    click("#byPlace");
    assertThat(text("shownText")).contains("place");
    click("#asList");
    assertThat(Toolkit.get(() -> find("#list").isVisible())).isTrue();
    click("#errors");
    click("#warnings");
    click("#infos");
    assertThat(Toolkit.get(() -> find("#nothingLeft").isVisible())).isTrue();
    click("#widen");
    assertThat(Toolkit.get(() -> find("#nothingLeft").isVisible())).isFalse();
  }
}
