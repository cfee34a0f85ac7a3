package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Export screen in the real window on the headless platform.
class ExportWindowTest extends ShownWindow {
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
    show(new PreparedChoosers(Optional.empty(), Optional.empty()), made -> {});
    act(
        () -> {
          window.workspace().open(data);
          window.workspace().screen().set(Screen.EXPORT);
          return null;
        });
    // The wheel may have been built before, or not.
    act(
        () -> {
          find("colab", CheckBox.class).setSelected(false);
          return null;
        });
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
