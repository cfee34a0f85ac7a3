package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.feature.Window;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundChoice;

class LookMemoryTest {
  @TempDir private Path folder;

  private Workspace workspace() {
    Workspace workspace = new Workspace(new ImmediateBackground());
    Preferences preferences = Preferences.in(folder.resolve("config"));
    Memory.attach(workspace, preferences);
    workspace.look().subscribe(now -> preferences.save());
    workspace.sampleRate().subscribe(now -> preferences.save());
    return workspace;
  }

  @Test
  void settingsOfSoundComeBack() {
    SoundChoice look =
        SoundChoice.STANDARD
            .withSpectrogram(
                SoundChoice.STANDARD
                    .spectrogram()
                    .withFftSize(512)
                    .withHop(160)
                    .withWindow(Window.BLACKMAN)
                    .withZeroPadding(4)
                    .withPreEmphasis(0.97)
                    .withAxis(FrequencyScale.Kind.LOG)
                    .withRangeDb(100)
                    .withPerExample(true)
                    .withColors(ColorMap.CIVIDIS))
            .withDecibels(true)
            .withOnsets(true);
    workspace().look().set(look);
    assertThat(workspace().look().get()).isEqualTo(look);
  }

  @Test
  void impossibleSettingsAreTheStandard() {
    Preferences preferences = Preferences.in(folder.resolve("config"));
    preferences.set("sound.fftSize", 777);
    preferences.save();
    assertThat(workspace().look().get()).isEqualTo(SoundChoice.STANDARD);
  }

  @Test
  void aRateIsStatedOncePerDatasetAndWrittenOnTheUsersWord() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Workspace workspace = workspace();
    workspace.open(data);
    assertThat(workspace.sampleRate().get().origin()).isEqualTo(SampleRate.Origin.ASSUMED);
    workspace.stateSampleRate(22_050);
    assertThat(data.resolve("wavecrate.json")).doesNotExist();

    Workspace later = workspace();
    later.open(data);
    assertThat(later.sampleRate().get()).isEqualTo(SampleRate.of(22_050));
    StringBuilder told = new StringBuilder();
    RecipeSaving.saveSampleRate(later, told::append);
    assertThat(told.toString()).contains("wavecrate.json");
    assertThat(RecipeJson.read(Files.readString(data.resolve("wavecrate.json"))).sampleRateHz())
        .hasValue(22_050);
  }

  @Test
  void aBrokenRecipeIsNotOverwritten() throws IOException {
    Path data = SmallData.dataset(folder.resolve("data"));
    Files.writeString(data.resolve("wavecrate.json"), "{broken");
    Workspace workspace = workspace();
    workspace.open(data);
    workspace.stateSampleRate(8_000);
    StringBuilder told = new StringBuilder();
    RecipeSaving.saveSampleRate(workspace, told::append);
    assertThat(told.toString()).startsWith("Not written");
    assertThat(data.resolve("wavecrate.json")).hasContent("{broken");
  }
}
