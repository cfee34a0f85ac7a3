package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The Export screen in the real window on the headless platform.
@ExtendWith(WindowFaults.class)
class ExportWindowTest {
  @TempDir private Path folder;

  private TaskBackground background;
  private MainWindow window;

  @BeforeEach
  void openWindow() throws Exception {
    Path data = SmallData.dataset(folder.resolve("data"));
    // The same sound in several splits would be an error.
    for (String split : new String[] {"validation data", "test data"}) {
      try (var files = Files.walk(data.resolve(split))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
    Toolkit.get(
        () -> {
          background = new TaskBackground();
          window =
              new MainWindow(
                  new Stage(),
                  Preferences.in(folder.resolve("config")),
                  background,
                  new PreparedChoosers(Optional.empty(), Optional.empty()));
          window.show();
          window.workspace().open(data);
          window.workspace().screen().set(Screen.EXPORT);
          return null;
        });
    settle();
    // The wheel may have been built before, or not.
    Toolkit.get(
        () -> {
          find("colab", CheckBox.class).setSelected(false);
          return null;
        });
    settle();
  }

  @AfterEach
  void closeWindow() throws Exception {
    Toolkit.get(
        () -> {
          window.stage().hide();
          background.close();
          return null;
        });
  }

  private void settle() throws Exception {
    Toolkit.await(() -> new SettledScene(window.stage().getScene(), background).reached());
  }

  private <T extends Node> T find(String id, Class<T> type) {
    return type.cast(window.stage().getScene().lookup("#" + id));
  }

  private String text(String id) throws Exception {
    return Toolkit.get(() -> find(id, Labeled.class).getText());
  }

  private boolean isShown(String id) throws Exception {
    return Toolkit.get(() -> find(id, Node.class).isVisible());
  }

  private void fire(String id) throws Exception {
    Toolkit.get(
        () -> {
          find(id, Button.class).fire();
          return null;
        });
    settle();
  }

  @Test
  void oneClickWritesCratesAndSaysWhatWasProved() throws Exception {
    fire("export");
    assertThat(text("state")).contains("every byte read again and equal to the source");
    assertThat(text("cratesTitle")).isEqualTo("WRITTEN AND VERIFIED");
    try (ZipFile zip = new ZipFile(folder.resolve("data-crates/train.zip").toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .contains("train data/block-id-1/id-1.npy", "wavecrate.json");
    }
    fire("back");
    assertThat(isShown("export")).isTrue();
    assertThat(Toolkit.get(() -> find("export", Button.class).isDisabled())).isTrue();
  }

  @Test
  void theFolderTypedIsWhereTheCratesGo() throws Exception {
    Toolkit.get(
        () -> {
          find("folder", TextField.class).setText(folder.resolve("typed").toString());
          return null;
        });
    settle();
    assertThat(text("code")).contains("/content/drive/MyDrive/typed");
    assertThat(Toolkit.get(() -> find("crates", ListView.class).getItems().size())).isEqualTo(1);
    assertThat(folder.resolve("typed")).doesNotExist();
  }
}
