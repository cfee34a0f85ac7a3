package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.decode.WaveBytes;

/// The Import screen in the real window on the headless platform.
class ImportWindowTest extends ShownWindow {
  private static final int RATE_HZ = 8000;

  private Path recordings;

  @BeforeEach
  void openWindow() throws Exception {
    recordings = Files.createDirectories(folder.resolve("sounds"));
    for (String name : List.of("dog", "rain")) {
      Path place = Files.createDirectories(recordings.resolve(name));
      for (int i = 0; i < 10; i++) {
        double[] tone = new double[RATE_HZ * (name.equals("dog") ? 1 : 2)];
        for (int t = 0; t < tone.length; t++) {
          tone[t] = 0.3 * Math.sin((0.1 + 0.01 * i + (name.equals("dog") ? 0.3 : 0)) * t);
        }
        Files.write(place.resolve(i + ".wav"), WaveBytes.of(1, 16, 1, RATE_HZ, tone));
      }
    }
    Files.writeString(recordings.resolve("notes.txt"), "about these recordings");
    show(new PreparedChoosers(Optional.of(recordings), Optional.empty()), made -> {});
  }

  @Override
  <T extends Node> T find(String id, Class<T> type) {
    return type.cast(window.stage().getScene().lookup(".import #" + id));
  }

  private void showRecordings() throws Exception {
    Toolkit.get(
        () -> {
          window.take(recordings);
          return null;
        });
    settle();
  }

  private void type(String id, String text) throws Exception {
    Toolkit.get(
        () -> {
          TextField field = find(id, TextField.class);
          field.setText(text);
          field.getOnAction().handle(null);
          return null;
        });
    settle();
  }

  private void choose(String id, String choice) throws Exception {
    Toolkit.get(
        () -> {
          find(id, MenuButton.class).getItems().stream()
              .filter(item -> item.getText().equals(choice))
              .map(RadioMenuItem.class::cast)
              .findFirst()
              .orElseThrow()
              .fire();
          return null;
        });
    settle();
  }

  @Test
  void recordingsShowWhatTheyAreAndWhatBecomesOfThem() throws Exception {
    showRecordings();
    assertThat(text("extent")).isEqualTo("20 recordings, 30.000 s");
    assertThat(text("formats")).isEqualTo("WAV 20");
    assertThat(text("rates")).isEqualTo("8 kHz 20 · mono 20");
    assertThat(text("unreadable")).isEqualTo("1 file can’t be read as a recording");
    assertThat(text("layout")).isEqualTo("found: folders");
    assertThat(text("position")).isEqualTo("recording 1 of 10");
    type("window", "0.5");
    assertThat(text("position")).isEqualTo("recording 11 of 20");
    assertThat(text("name")).isEqualTo("rain/0.wav");
    assertThat(text("facts")).contains("rain").contains("WAV · 8 kHz · 2.000 s · 4 examples");
    assertThat(text("size")).startsWith("60 examples · ");
    assertThat(Toolkit.get(() -> find("classes", ListView.class).getItems().size())).isEqualTo(2);
    assertThat(Toolkit.get(() -> find("leftOut", ListView.class).getItems().toString()))
        .contains("notes.txt");
  }

  @Test
  void everyChoiceIsReflectedAtOnce() throws Exception {
    showRecordings();
    type("window", "1");
    type("hop", "0.5");
    assertThat(text("size")).startsWith("40 examples");
    type("hop", "nonsense");
    assertThat(Toolkit.get(() -> find("hop", TextField.class).getPseudoClassStates().toString()))
        .contains("invalid");
    type("hop", "");
    assertThat(text("size")).startsWith("30 examples");
    choose("label", "none");
    assertThat(text("noClasses")).startsWith("No labels");
    choose("label", "as the layout says");
    choose("layout", "esc50");
    assertThat(Toolkit.get(() -> window.stage().getScene().lookup("#title").isVisible())).isTrue();
    assertThat(Toolkit.get(() -> ((Labeled) window.stage().getScene().lookup("#text")).getText()))
        .contains("is not laid out as esc50");
  }

  @Test
  void walksThroughRecordingsAroundTheEnds() throws Exception {
    showRecordings();
    type("window", "0.5");
    choose("channels", "left");
    Toolkit.get(
        () -> {
          find("before", Button.class).fire();
          find("before", Button.class).fire();
          return null;
        });
    settle();
    assertThat(text("position")).isEqualTo("recording 9 of 20");
  }

  @Test
  void whatIsImportedOpensChecked() throws Exception {
    showRecordings();
    type("window", "0.5");
    Toolkit.get(
        () -> {
          find("start", Button.class).fire();
          return null;
        });
    settle();
    Path out = folder.resolve("sounds-blocks");
    Dataset opened = Toolkit.get(() -> window.workspace().dataset().get().orElseThrow());
    assertThat(opened.path()).isEqualTo(out);
    assertThat(opened.size()).isEqualTo(60);
    assertThat(window.workspace().screen().get()).isEqualTo(Screen.EXPLORE);
    assertThat(out.resolve("wavecrate-sources.csv")).exists();
    assertThat(window.workspace().notice().get()).startsWith("60 examples of 20 recordings in");
  }
}
