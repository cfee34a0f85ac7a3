package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wavecrate.npy.Shape;

/// The Augment screen in the real window on the headless platform.
class AugmentWindowTest extends ShownWindow {
  @BeforeEach
  void openScreen() throws Exception {
    SmallData.dataset(folder.resolve("data"));
    show(
        new PreparedChoosers(Optional.empty(), Optional.empty()),
        made -> made.workspace().screen().set(Screen.AUGMENT));
    open(folder.resolve("data"));
  }

  private void click(String selector) throws Exception {
    act(
        () -> {
          ((ButtonBase) find(selector)).fire();
          return null;
        });
  }

  private int children(String id) throws Exception {
    return Toolkit.get(() -> ((Pane) find("#" + id)).getChildren().size());
  }

  private int steps() throws Exception {
    return Toolkit.get(() -> window.stage().getScene().getRoot().lookupAll(".step").size());
  }

  @Test
  void aPresetShowsItsStepsAndWhatTrainingGets() throws Exception {
    assertThat(text("augmentedWords")).contains("no transforms");
    click(".preset-button");
    assertThat(steps()).isEqualTo(6);
    assertThat(Toolkit.get(() -> find("#problemBox").isVisible())).isTrue();
    click(".offer");
    assertThat(Toolkit.get(() -> find("#problemBox").isVisible())).isFalse();
    assertThat(children("epochs")).isEqualTo(6);
    assertThat(text("changes")).contains("changes");
    click("#undo");
    click("#undo");
    assertThat(steps()).isZero();
    click("#redo");
    click("#save");
    assertThat(text("savingReason")).contains("sampleRateHz");
    click("#dontSave");
    assertThat(folder.resolve("data/wavecrate.json")).doesNotExist();
    click("#redo");
    click("#save");
    assertThat(folder.resolve("data/wavecrate.json")).exists();
    assertThat(text("told")).contains("wavecrate.json");
    assertThat(Toolkit.get(() -> find("#revert").isDisabled())).isTrue();
  }

  @Test
  void aValueThatWasRefusedGoesWhenSomethingIsUndone() throws Exception {
    click(".preset-button");
    click(".offer");
    act(
        () -> {
          TextField entry = (TextField) find(".step .parameter-values .entry");
          entry.setText("9999");
          entry.fireEvent(new ActionEvent());
          return null;
        });
    assertThat(entry()).isEqualTo("9999");
    assertThat(Toolkit.get(() -> ((Labeled) find(".complaint")).getText())).contains("allowed");
    click("#undo");
    assertThat(entry()).isNotEqualTo("9999");
    assertThat(Toolkit.get(() -> ((Labeled) find(".complaint")).getText())).isEmpty();
  }

  private String entry() throws Exception {
    return Toolkit.get(() -> ((TextField) find(".step .parameter-values .entry")).getText());
  }

  @Test
  void aWarningOpensItsWorstDrawAndLeadsToTheNext() throws Exception {
    Files.writeString(
        folder.resolve("data/wavecrate.json"),
        "{\"format\": \"wavecrate-recipe/1\", \"transforms\": [{\"kind\": \"gain\", \"minGainDb\":"
            + " 0, \"maxGainDb\": 20, \"probability\": 1}]}");
    act(
        () -> {
          window.workspace().open(folder.resolve("data"));
          return null;
        });
    click(".draw-warning");
    assertThat(Toolkit.get(() -> find("#overlay").isVisible())).isTrue();
    assertThat(text("drawPlace")).startsWith("worst of ");
    assertThat(Toolkit.get(() -> find("#worseDraw").isDisabled())).isTrue();
    click("#nextDraw");
    assertThat(text("drawPlace")).startsWith("2 of ").endsWith(", worst first");
    click("#worseDraw");
    assertThat(text("drawPlace")).startsWith("worst of ");
  }

  @Test
  void aBatchIsShownCellByCellAndOneOpens() throws Exception {
    click("#asBatch");
    assertThat(children("batchCells")).isEqualTo(6);
    assertThat(text("batchWords")).contains("float32 (6, 1600)");
    click("#batchCells .take");
    assertThat(Toolkit.get(() -> find("#overlay").isVisible())).isTrue();
    act(
        () -> {
          new Robot().keyType(KeyCode.ESCAPE);
          return null;
        });
    assertThat(Toolkit.get(() -> find("#overlay").isVisible())).isFalse();
  }

  @Test
  void keysChangeSideEpochAndExample() throws Exception {
    act(
        () -> {
          Robot robot = new Robot();
          robot.keyType(KeyCode.A);
          robot.keyType(KeyCode.RIGHT);
          robot.keyType(KeyCode.DOWN);
          return null;
        });
    assertThat(Toolkit.get(() -> ((ToggleButton) find("#sideA")).isSelected())).isTrue();
    assertThat(text("epoch")).isEqualTo("1");
    assertThat(text("fileName")).isEqualTo("id-2.npy");
  }

  @Test
  void aRecipeThatDoesNotFitIsExplainedInPlace() throws Exception {
    Path mels = Files.createDirectories(folder.resolve("mels"));
    SmallData.floats(mels.resolve("id-1.npy"), Shape.of(98, 64), new float[98 * 64]);
    Files.writeString(
        mels.resolve("wavecrate.json"),
        "{\"format\": \"wavecrate-recipe/1\", \"transforms\": [{\"kind\": \"gain\"}]}");
    act(
        () -> {
          window.workspace().open(mels);
          return null;
        });
    assertThat(Toolkit.get(() -> find("#problemBox").isVisible())).isTrue();
    assertThat(text("problemText")).contains("gain works on waveforms");
    act(
        () -> {
          ((Button) find(".step .quiet-button")).fire();
          return null;
        });
    assertThat(Toolkit.get(() -> find("#problemBox").isVisible())).isFalse();
  }
}
