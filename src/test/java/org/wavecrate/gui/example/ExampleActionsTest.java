package org.wavecrate.gui.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Example;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.FolderOpener;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;

class ExampleActionsTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());
  private final List<String> opened = new ArrayList<>();
  private boolean available = true;
  private Library library;
  private ExampleActions actions;

  private final class Answers implements Choosers {
    @Override
    public Optional<Path> save(String suggested, String kind) {
      return Optional.of(folder.resolve(suggested));
    }

    @Override
    public FolderOpener opener() {
      return new FolderOpener() {
        @Override
        public boolean isAvailable() {
          return available;
        }

        @Override
        public void open(Path place) throws IOException {
          opened.add(place.getFileName().toString());
          if (opened.size() > 1) {
            throw new IOException("no such program");
          }
        }
      };
    }
  }

  @BeforeEach
  void open() throws IOException {
    SmallData.dataset(folder.resolve("data"));
    Files.writeString(folder.resolve("data/train data/block-id-1/id-2.npy"), "none");
    library = SmallData.library(workspace, new ImmediateBackground(), folder);
    actions =
        new ExampleActions(workspace, library.flags(), new ImmediateBackground(), new Answers());
    workspace.open(folder.resolve("data"));
  }

  private Example example(int row) {
    return workspace.scope().get().orElseThrow().example(row);
  }

  private String notice() {
    return workspace.notice().get();
  }

  @Test
  void theFolderOfAFileIsShownOrWhyNot() {
    actions.reveal(example(0));
    assertThat(opened).containsExactly("block-id-1");
    assertThat(notice()).startsWith("Opened the folder ").endsWith("block-id-1");
    actions.reveal(example(0));
    assertThat(notice()).startsWith("Not opened: ").endsWith("block-id-1, no such program");
    available = false;
    actions.reveal(example(0));
    assertThat(notice()).startsWith("No program here opens folders: ").endsWith("id-1.npy");
    assertThat(opened).hasSize(2);
  }

  @Test
  void filesAreSelectedWhereThePlatformCan() {
    Path file = Path.of("a", "id 1.npy");
    assertThat(FolderOpener.revealing("Mac OS X", file))
        .contains(List.of("open", "-R", file.toString()));
    assertThat(FolderOpener.revealing("Windows 11", file))
        .contains(List.of("explorer", "/select,", file.toString()));
    assertThat(FolderOpener.revealing("Linux", file)).isEmpty();
  }

  @Test
  void soundsAndPicturesAreSavedWithoutBeingLookedAt() throws IOException {
    actions.saveSound(example(2));
    assertThat(notice()).isEqualTo("Saved id-3.wav");
    // 1,600 floats, 44 bytes of header and 14 for floats.
    assertThat(Files.size(folder.resolve("id-3.wav"))).isEqualTo(4 * 1600 + 58);
    actions.savePicture(example(2));
    assertThat(notice()).isEqualTo("Saved id-3.png");
    byte[] png = Files.readAllBytes(folder.resolve("id-3.png"));
    assertThat(new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("PNG");
  }

  @Test
  void whatCannotBeReadIsSaid() {
    actions.saveSound(example(1));
    assertThat(notice()).startsWith("Not saved: train data/block-id-1/id-2.npy");
    assertThat(folder.resolve("id-2.wav")).doesNotExist();
    actions.savePicture(example(1));
    assertThat(notice()).startsWith("Not saved: train data/block-id-1/id-2.npy");
  }

  @Test
  void severalAreMarkedUnlessAllAreAlready() {
    List<Example> two = List.of(example(0), example(1));
    actions.mark(two.subList(0, 1));
    assertThat(notice()).isEqualTo("1 example marked");
    actions.mark(two);
    assertThat(notice()).isEqualTo("2 examples marked");
    assertThat(library.flags().count().get()).isEqualTo(2);
    actions.mark(two);
    assertThat(notice()).isEqualTo("2 examples no longer marked");
    assertThat(library.flags().count().get()).isZero();
  }
}
