package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {
  @TempDir private Path folder;

  private final Background background = new ImmediateBackground();
  private final Workspace workspace = new Workspace(background);
  private Library library;
  private Reload reload;

  @BeforeEach
  void open() throws Exception {
    library = SmallData.library(workspace, background, folder);
    reload = new Reload(workspace, library, new LongTasks(), background);
    workspace.open(SmallData.dataset(folder.resolve("data")));
  }

  private List<Long> classesOf(String path) {
    var example = workspace.dataset().get().orElseThrow().find(path).orElseThrow();
    return library.subject().get().orElseThrow().table().classes(library.row(example));
  }

  @Test
  void aLabelChangedByAScriptIsSeenWhenTheWindowGetsTheFocus() throws Exception {
    String path = "train data/block-id-1/id-2.npy";
    assertThat(classesOf(path)).containsExactly(2L);
    Path label = folder.resolve("data/train data/block-id-1/id-label-2.npy");
    SmallData.number(label, 7);
    Files.setLastModifiedTime(
        label, java.nio.file.attribute.FileTime.fromMillis(2_000_000_000_000L));

    reload.ifChanged();

    assertThat(classesOf(path)).containsExactly(7L);
  }

  @Test
  void withoutAChangeNothingIsReadAgain() {
    var before = workspace.dataset().get();
    reload.ifChanged();
    assertThat(workspace.dataset().get()).isSameAs(before);
  }

  @Test
  void whatIsLookedAtStays() {
    var dataset = workspace.dataset().get().orElseThrow();
    workspace.select(Scope.of(dataset.splits().get(1), 1));
    var example = dataset.find("validation data/block-id-2/id-3.npy").orElseThrow();
    workspace.example().set(Optional.of(example));
    library.filter().set("label:3");
    workspace.editRecipe(workspace.recipe().get().withBatchSize(5));

    reload.now();

    assertThat(workspace.dataset().get().orElseThrow()).isNotSameAs(dataset);
    assertThat(workspace.example().get().orElseThrow().path()).isEqualTo(example.path());
    assertThat(workspace.scope().get().orElseThrow().title()).isEqualTo("block-id-2");
    assertThat(library.filter().get()).isEqualTo("label:3");
    assertThat(workspace.recipe().get().batchSize()).isEqualTo(5);
    assertThat(workspace.recipeUnsaved().get()).isTrue();
  }

  @Test
  void marksThatAreNotSavedAreNotLost() {
    library.flags().toggle(workspace.example().get().orElseThrow());
    var before = workspace.dataset().get();

    reload.now();

    assertThat(workspace.dataset().get()).isSameAs(before);
    assertThat(workspace.notice().get()).isEqualTo("Not reloaded: save the marks first.");
  }
}
