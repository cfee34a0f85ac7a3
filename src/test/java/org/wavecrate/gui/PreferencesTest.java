package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
  @TempDir private Path folder;

  @Test
  void whatIsSavedIsThereTheNextTime() {
    Preferences first = Preferences.in(folder.resolve("new/place"));
    first.set("theme", ThemeChoice.DARK);
    first.set("window.x", 12.5);
    first.save();

    Preferences second = Preferences.in(folder.resolve("new/place"));
    assertThat(second.choice("theme", ThemeChoice.class, ThemeChoice.SYSTEM))
        .isEqualTo(ThemeChoice.DARK);
    assertThat(second.number("window.x")).hasValue(12.5);
    assertThat(folder.resolve("new/place").toFile().list()).containsExactly("window.properties");
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws IOException {
    Files.write(
        folder.resolve("window.properties"), new byte[] {'a', '=', '\\', 'u', 'z', (byte) 0xff});

    Preferences preferences = Preferences.in(folder);
    assertThat(preferences.text("a")).isEmpty();
    preferences.set("a", "b");
    preferences.save();
    assertThat(Preferences.in(folder).text("a")).contains("b");
  }

  @Test
  void nonsenseValuesGiveWayToDefaults() {
    Preferences preferences = Preferences.in(folder);
    preferences.set("theme", "plaid");
    preferences.set("window.x", "NaN");

    assertThat(preferences.choice("theme", ThemeChoice.class, ThemeChoice.LIGHT))
        .isEqualTo(ThemeChoice.LIGHT);
    assertThat(preferences.number("window.x")).isEmpty();
    assertThat(preferences.number("missing")).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoReasonToFail() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Preferences preferences = Preferences.in(file);
    preferences.set("a", "b");
    preferences.save();

    assertThat(file).hasContent("in the way");
  }

  @Test
  void themeAndRecentDatasetsAreRemembered() throws IOException {
    Path dataset = SmallData.dataset(folder.resolve("data"));
    Preferences preferences = Preferences.in(folder.resolve("config"));
    Workspace workspace = new Workspace(new ImmediateBackground());
    Memory.attach(workspace, preferences);
    workspace.open(dataset);
    workspace.theme().set(ThemeChoice.LIGHT);

    Workspace next = new Workspace(new ImmediateBackground());
    Memory.attach(next, preferences);
    assertThat(next.recent()).containsExactly(dataset);
    assertThat(next.theme().get()).isEqualTo(ThemeChoice.LIGHT);
  }

  @Test
  void whatChangesIsSavedAsItHappens() throws Exception {
    Preferences preferences = Preferences.in(folder);
    preferences.keepSaved();
    preferences.set("theme", "DARK");
    for (int i = 0; i < 100 && Preferences.in(folder).text("theme").isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(Preferences.in(folder).text("theme")).contains("DARK");
  }
}
