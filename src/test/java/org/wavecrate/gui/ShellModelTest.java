package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellModelTest {
  @TempDir private Path folder;

  private final HeldBackground background = new HeldBackground();
  private final Workspace workspace = new Workspace(background);

  private ShellModel choosing(Path folder) {
    Library library = SmallData.library(workspace, new ImmediateBackground(), this.folder);
    return new ShellModel(
        workspace,
        library,
        new PreparedChoosers(Optional.of(folder), Optional.empty()),
        new LongTasks(),
        new ImmediateBackground());
  }

  @Test
  void aWindowWithoutADatasetSaysWhatToDoUntilOneIsOpen() throws IOException {
    ShellModel model = choosing(SmallData.dataset(folder.resolve("data")));
    assertThat(model.state().getValue()).isEqualTo(ShellModel.State.EMPTY);
    model.openFolder();
    assertThat(model.state().getValue()).isEqualTo(ShellModel.State.OPENING);
    background.finish(0);
    assertThat(model.state().getValue()).isEqualTo(ShellModel.State.OPEN);
    assertThat(model.facts().getValue()).isEqualTo("18 examples · 3 splits");
  }

  @Test
  void theOpenDatasetStaysInSightWhileTheNextOneIsOpened() throws IOException {
    ShellModel model = choosing(SmallData.dataset(folder.resolve("data")));
    model.openFolder();
    background.finish(0);
    model.openFolder();
    assertThat(model.state().getValue()).isEqualTo(ShellModel.State.OPEN);
  }

  @Test
  void whatIsNoDatasetIsAProblemInPlace() {
    ShellModel model = choosing(folder);
    model.openFolder();
    background.finish(0);
    assertThat(model.state().getValue()).isEqualTo(ShellModel.State.PROBLEM);
  }

  @Test
  void anAbandonedChoiceChangesNothing() {
    choosing(folder).openZip();
    assertThat(background.started()).isZero();
  }

  @Test
  void aFolderAZipOrRecordingsMayBeDropped() {
    Path zip = folder.resolve("train.ZIP");
    Path song = folder.resolve("song.mp3");
    Path table = folder.resolve("labels.csv");
    assertThat(ShellModel.droppable(List.of(folder))).containsExactly(folder);
    assertThat(ShellModel.droppable(List.of(zip))).containsExactly(zip);
    assertThat(ShellModel.droppable(List.of(song, table, folder)))
        .containsExactly(song, table, folder);
    assertThat(ShellModel.droppable(List.of(folder, zip))).isEmpty();
    assertThat(ShellModel.droppable(List.of(folder.resolve("notes.txt")))).isEmpty();
  }
}
