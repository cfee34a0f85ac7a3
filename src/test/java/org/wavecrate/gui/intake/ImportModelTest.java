package org.wavecrate.gui.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.audio.WavEncoding;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Workspace;

class ImportModelTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);
  private ImportModel model;

  @BeforeEach
  void create() {
    model = new ImportModel(workspace, background);
  }

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void recording(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      WavEncoding.PCM_16.write(out, List.of(new float[1600]), 16_000, 1);
    }
  }

  @Test
  void aLoneFileThatIsNoRecordingIsOneSentenceAndNoFigures() throws IOException {
    workspace.recordings().set(List.of(file("README.md", "# hello\n")));
    assertThat(model.problem().get())
        .isEqualTo("README.md is no recording: it begins with \"# hello\\x0a\".");
    assertThat(model.found().get()).isEmpty();
    assertThat(model.planned().get()).isEmpty();
  }

  @Test
  void severalAreCountedAndOneIsNamed() throws IOException {
    file("data/a.txt", "text");
    file("data/b.txt", "text");
    workspace.recordings().set(List.of(folder.resolve("data")));
    assertThat(model.problem().get())
        .startsWith("None of the 2 files can be imported; for example, a.txt is no recording:");
    assertThat(model.found().get()).isEmpty();
  }

  @Test
  void anEmptyFolderHoldsNoRecordings() throws IOException {
    workspace.recordings().set(List.of(Files.createDirectory(folder.resolve("empty"))));
    assertThat(model.problem().get()).isNotEmpty().doesNotContain("0");
    assertThat(model.found().get()).isEmpty();
  }

  @Test
  void whatHoldsARecordingIsPlanned() throws IOException {
    recording("data/kick/a.wav");
    file("data/notes.txt", "text");
    workspace.recordings().set(List.of(folder.resolve("data")));
    assertThat(model.problem().get()).isEmpty();
    assertThat(model.found().get()).isPresent();
    assertThat(model.planned().get()).isPresent();
    assertThat(FoundText.of(model.found().get().orElseThrow()).extent())
        .isEqualTo("1 recording, 0.100 s");
  }
}
