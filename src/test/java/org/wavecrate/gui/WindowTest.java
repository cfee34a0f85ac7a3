package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wavecrate.gui.sound.SoundView;

/// The real window on the headless platform.
class WindowTest extends ShownWindow {
  @BeforeEach
  void openWindow() throws Exception {
    SmallData.dataset(folder.resolve("data"));
    show(
        new PreparedChoosers(Optional.of(folder.resolve("data")), Optional.empty()),
        made -> {
          made.workspace().theme().set(ThemeChoice.LIGHT);
          made.workspace().gallery().set(false);
        });
    settle();
  }

  private void press(KeyCode key) throws Exception {
    Toolkit.get(
        () -> {
          new Robot().keyType(key);
          return null;
        });
    settle();
  }

  @Test
  void withoutADatasetItSaysWhatToDo() throws Exception {
    assertThat(isShown("welcome")).isTrue();
    assertThat(isShown("screenHost")).isFalse();
    assertThat(Toolkit.get(() -> ((Button) window.stage().getScene().getFocusOwner()).getText()))
        .isEqualTo("Open folder…");
  }

  @Test
  void theButtonOpensWhatIsChosenAndShowsItsFirstExample() throws Exception {
    Toolkit.get(
        () -> {
          Node button = window.stage().getScene().lookup(".notice-buttons .button");
          ((Button) button).fire();
          return null;
        });
    settle();

    assertThat(isShown("screenHost")).isTrue();
    assertThat(text("fileName")).isEqualTo("id-1.npy");
    assertThat(text("labelChip")).isEqualTo("class 1");
    assertThat(text("openFacts")).isEqualTo("18 examples · 3 splits");
    assertThat(Toolkit.get(() -> window.stage().getTitle())).isEqualTo("data – Wavecrate");
  }

  @Test
  void arrowsWalkThroughExamplesAndTheListFollows() throws Exception {
    open(folder.resolve("data"));
    press(KeyCode.RIGHT);
    press(KeyCode.DOWN);
    assertThat(text("fileName")).isEqualTo("id-3.npy");
    assertThat(
            Toolkit.get(
                () -> find("examples", TableView.class).getSelectionModel().getSelectedIndex()))
        .isEqualTo(2);
    press(KeyCode.HOME);
    assertThat(text("fileName")).isEqualTo("id-1.npy");
  }

  @Test
  void theNextExampleIsDrawnAheadAndShownAtOnce() throws Exception {
    open(folder.resolve("data"));
    boolean complete =
        Toolkit.get(
            () -> {
              var scope = window.workspace().scope().get().orElseThrow();
              window.workspace().example().set(Optional.of(scope.example(1)));
              Parent root = window.stage().getScene().getRoot();
              root.applyCss();
              root.layout();
              return ((SoundView) root.lookup(".sound-view")).isComplete();
            });
    assertThat(complete).isTrue();
  }

  @Test
  void selectingABlockListsItsExamples() throws Exception {
    open(folder.resolve("data"));
    Toolkit.get(
        () -> {
          find("scopes", ListView.class).getSelectionModel().select(5);
          return null;
        });
    settle();
    assertThat(text("folder")).isEqualTo("validation data / block-id-1");
    assertThat(Toolkit.get(() -> find("examples", TableView.class).getItems().size())).isEqualTo(3);
  }

  @Test
  void aBadExampleShowsItsReasonInPlace() throws Exception {
    Files.write(folder.resolve("data/train data/block-id-1/id-1.npy"), List.of("this is no array"));
    open(folder.resolve("data"));
    assertThat(isShown("message")).isTrue();
    assertThat(text("messageText")).contains("no .npy file");
    press(KeyCode.RIGHT);
    assertThat(isShown("message")).isFalse();
  }

  @Test
  void aFolderThatIsNoDatasetIsExplainedInPlace() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    open(empty);
    assertThat(isShown("problemBox")).isTrue();
    assertThat(text("problemText")).contains("looked for");
    open(folder.resolve("data"));
    assertThat(isShown("problemBox")).isFalse();
  }

  @Test
  void lightAndDarkDifferAndTheSoundIsDrawnInBoth() throws Exception {
    open(folder.resolve("data"));
    Color light = backgroundColor();
    Toolkit.get(
        () -> {
          find("themeButton", Button.class).fire();
          return null;
        });
    settle();
    Color dark = backgroundColor();
    assertThat(light.getBrightness()).isGreaterThan(0.9);
    assertThat(dark.getBrightness()).isLessThan(0.2);
    assertThat(window.workspace().theme().get()).isEqualTo(ThemeChoice.DARK);
  }

  private Color backgroundColor() throws Exception {
    return Toolkit.get(
        () -> {
          WritableImage image = window.stage().getScene().snapshot(null);
          return image.getPixelReader().getColor(85, (int) image.getHeight() - 60);
        });
  }

  @Test
  void featuresOfAnyShapeAreDrawn() throws Exception {
    Path mels = Files.createDirectories(folder.resolve("mels"));
    float[] values = new float[98 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 64;
    }
    SmallData.floats(mels.resolve("id-1.npy"), org.wavecrate.npy.Shape.of(98, 64), values);
    open(mels);
    assertThat(isShown("message")).isFalse();
    assertThat(text("fileName")).isEqualTo("id-1.npy");
  }

  @Test
  void aFolderDroppedOnTheWindowIsOpened() throws Exception {
    Toolkit.get(
        () -> {
          Dragboard dragboard = Dragboards.of(folder.resolve("data"));
          Node target = find("welcome", Node.class);
          Dragboards.fire(target, DragEvent.DRAG_OVER, dragboard);
          Dragboards.fire(target, DragEvent.DRAG_DROPPED, dragboard);
          return null;
        });
    settle();
    assertThat(text("fileName")).isEqualTo("id-1.npy");
  }

  @Test
  void lettersSwitchLoopAndAutoScale() throws Exception {
    open(folder.resolve("data"));
    press(KeyCode.L);
    assertThat(window.workspace().listening().get().loop()).isTrue();
    press(KeyCode.A);
    assertThat(window.workspace().look().get().autoScale()).isTrue();
    assertThat(isShown("message")).isFalse();
  }

  @Test
  void theGalleryIsWalkedThroughInTwoDimensions() throws Exception {
    open(folder.resolve("data"));
    Toolkit.get(
        () -> {
          window.workspace().gallery().set(true);
          return null;
        });
    settle();
    press(KeyCode.DOWN);
    assertThat(text("fileName")).isEqualTo("id-3.npy");
    press(KeyCode.LEFT);
    assertThat(text("fileName")).isEqualTo("id-2.npy");
    assertThat(
            Toolkit.get(
                () ->
                    window.stage().getScene().getRoot().lookupAll(".tile .image-view").stream()
                        .filter(node -> ((ImageView) node).getImage() != null)
                        .count()))
        .isEqualTo(6);
  }

  @Test
  void aKeyThatLeadsIntoATextFieldIsNotWrittenThere() throws Exception {
    open(folder.resolve("data"));
    press(KeyCode.M);
    press(KeyCode.A);
    assertThat(Toolkit.get(() -> find("note", TextField.class).getText())).isEqualTo("a");
    press(KeyCode.DOWN);
    assertThat(text("fileName")).isEqualTo("id-2.npy");
    assertThat(text("marked")).isEqualTo("1 example");
    press(KeyCode.SLASH);
    press(KeyCode.B);
    assertThat(Toolkit.get(() -> find("find", TextField.class).getText())).isEqualTo("b");
  }

  @Test
  void nothingFoundIsSaidInPlaceAndClearedByOneKey() throws Exception {
    open(folder.resolve("data"));
    Toolkit.get(
        () -> {
          find("find", TextField.class).setText("label:9");
          find("find", TextField.class).requestFocus();
          return null;
        });
    settle();
    assertThat(isShown("nothing")).isTrue();
    assertThat(text("listCount")).isEqualTo("0 of 6");
    press(KeyCode.ESCAPE);
    assertThat(isShown("nothing")).isFalse();
    assertThat(text("listCount")).isEqualTo("6");
  }

  @Test
  void theSheetOfKeysComesAndGoes() throws Exception {
    open(folder.resolve("data"));
    press(KeyCode.F1);
    assertThat(isShown("sheet")).isTrue();
    press(KeyCode.RIGHT);
    assertThat(text("fileName")).isEqualTo("id-1.npy");
    press(KeyCode.ESCAPE);
    assertThat(isShown("sheet")).isFalse();
  }

  private void pressWith(KeyCode... keys) throws Exception {
    Toolkit.get(
        () -> {
          Robot robot = new Robot();
          for (KeyCode key : keys) {
            robot.keyPress(key);
          }
          for (KeyCode key : List.of(keys).reversed()) {
            robot.keyRelease(key);
          }
          return null;
        });
    settle();
  }

  @Test
  void keysWithShiftAreNotThoseWithout() throws Exception {
    open(folder.resolve("data"));
    pressWith(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    assertThat(Toolkit.get(() -> find("find", TextField.class).isFocused())).isTrue();
  }

  @Test
  void nothingIsCutOffInASmallWindow() throws Exception {
    open(folder.resolve("data"));
    assertThat(Toolkit.get(() -> window.stage().getScene().getRoot().minWidth(-1)))
        .isLessThanOrEqualTo(1024);
    press(KeyCode.F1);
    assertThat(Toolkit.get(() -> find("sheet", javafx.scene.layout.Region.class).prefWidth(-1)))
        .isLessThanOrEqualTo(1024 - 76);
  }

  @Test
  void aScreenThatNeedsMoreRoomThanASmallWindowHasIsScrolledAndCoversNothing() throws Exception {
    open(folder.resolve("data"));
    Toolkit.get(
        () -> {
          window.stage().setWidth(900);
          window.stage().setHeight(480);
          return null;
        });
    settle();
    OverflowPane host = find("screenHost", OverflowPane.class);
    for (Screen screen : Screen.values()) {
      Toolkit.get(
          () -> {
            window.workspace().screen().set(screen);
            return null;
          });
      settle();
      Bounds content =
          Toolkit.get(() -> host.getChildrenUnmodifiable().getFirst().getBoundsInParent());
      assertThat(content.getMinX()).as(screen.id()).isZero();
      assertThat(content.getMinY()).as(screen.id()).isZero();
      Node down = Toolkit.get(() -> host.getChildrenUnmodifiable().get(1));
      assertThat(down.isVisible())
          .as(screen.id())
          .isEqualTo(content.getHeight() > host.getHeight() + 1);
      Node across = Toolkit.get(() -> host.getChildrenUnmodifiable().get(2));
      assertThat(across.isVisible()).as("sideways on " + screen.id()).isFalse();
    }
    Toolkit.get(
        () -> {
          window.workspace().screen().set(Screen.EXPLORE);
          return null;
        });
    settle();
    double before = Toolkit.get(() -> host.getChildrenUnmodifiable().getFirst().getLayoutY());
    Toolkit.get(
        () -> {
          ScrollBar down = (ScrollBar) host.getChildrenUnmodifiable().get(1);
          assertThat(down.isVisible()).isTrue();
          down.setValue(down.getMax());
          return null;
        });
    settle();
    assertThat(before).isZero();
    assertThat(Toolkit.get(() -> host.getChildrenUnmodifiable().getFirst()))
        .satisfies(
            node ->
                assertThat(node.getBoundsInParent().getMaxY())
                    .isLessThanOrEqualTo(host.getHeight() + 1));
  }

  @Test
  void closingRemembersTheDataset() throws Exception {
    open(folder.resolve("data"));
    Toolkit.get(
        () -> {
          window.stage().hide();
          return null;
        });
    assertThat(Preferences.in(folder.resolve("config")).text("recent.0"))
        .contains(folder.resolve("data").toString());
    assertThat(Preferences.in(folder.resolve("config")).number("window.width")).isPresent();
  }

  private void showShuffle() throws Exception {
    open(folder.resolve("data"));
    Toolkit.get(
        () -> {
          window.workspace().screen().set(Screen.SHUFFLE);
          return null;
        });
    settle();
  }

  @Test
  void theShuffleScreenFollowsItsControlsAndEditsTheRecipe() throws Exception {
    showShuffle();
    assertThat(text("save")).isEqualTo("Save recipe");
    assertThat(Toolkit.get(() -> find("save", Button.class).isDisabled())).isTrue();
    Toolkit.get(
        () -> {
          find("none", javafx.scene.control.ToggleButton.class).fire();
          find("batchSize", javafx.scene.control.TextField.class).setText("4");
          find("seed", javafx.scene.control.TextField.class).setText("no number");
          return null;
        });
    settle();

    assertThat(window.workspace().recipe().get().shuffle().mode().name()).isEqualTo("NONE");
    assertThat(window.workspace().recipe().get().batchSize()).isEqualTo(4);
    assertThat(window.workspace().recipe().get().seed()).isZero();
    assertThat(Toolkit.get(() -> find("save", Button.class).isDisabled())).isFalse();
    assertThat(text("story")).isEqualTo("Every epoch brings the same batches in the same order.");
    assertThat(text("batchHint")).isEqualTo("6 examples · 2 batches of 4 · last batch 2");
  }

  @Test
  void clickingABatchOpensItsExample() throws Exception {
    showShuffle();
    Toolkit.get(
        () -> {
          Node grid = window.stage().getScene().lookup(".batch-grid");
          var at = grid.localToScreen(5, 5);
          Robot robot = new Robot();
          robot.mouseMove(at);
          robot.mouseClick(javafx.scene.input.MouseButton.PRIMARY);
          return null;
        });
    settle();

    assertThat(window.workspace().screen().get()).isEqualTo(Screen.EXPLORE);
    assertThat(isShown("screenHost")).isTrue();
  }

  @Test
  void anotherDatasetIsOpenedWhileTheOverviewIsInFront() throws Exception {
    open(folder.resolve("data"));
    Toolkit.get(
        () -> {
          window.workspace().screen().set(Screen.OVERVIEW);
          return null;
        });
    settle();
    open(SmallData.dataset(folder.resolve("other")));
    assertThat(Toolkit.get(() -> find("classes", ListView.class).getItems().isEmpty())).isFalse();
  }
}
