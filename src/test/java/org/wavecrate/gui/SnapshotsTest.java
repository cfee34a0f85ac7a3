package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.Shape;

@ExtendWith(WindowFaults.class)
class SnapshotsTest {
  /// The screens with spectrograms or charts at the lower right; others may hold a few lines.
  private static final Set<String> PICTURED =
      Set.of("explore", "overview", "augment", "shuffle", "check");

  @TempDir private Path folder;

  @Test
  void everyScreenIsPicturedInBothThemesAtTheWindowsFullSize() throws IOException {
    Path dataset = SmallData.dataset(folder.resolve("data"));
    List<Path> files = Desktop.snapshot(dataset, folder.resolve("new/pictures"), Progress.NONE);

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            Stream.of(Screen.values())
                .flatMap(screen -> Stream.of(screen.id() + "-dark.png", screen.id() + "-light.png"))
                .toArray(String[]::new));
    for (Path file : files) {
      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(image.getWidth()).isEqualTo(1440);
      assertThat(image.getHeight()).isEqualTo(900);
      String screen = file.getFileName().toString().replaceAll("-.*", "");
      assertThat(
              PICTURED.contains(screen)
                  ? colors(image, 620, 400, 1360, 700)
                  : colors(image, 80, 60, 1420, 860))
          .as("the colours of the spectrogram, charts or texts of %s", screen)
          .hasSizeGreaterThan(screen.equals("explore") ? 20 : 3);
    }
  }

  @Test
  void theSamePictureComesEveryTime() throws IOException {
    Path dataset = SmallData.dataset(folder.resolve("data"));
    Desktop.snapshot(dataset, folder.resolve("one"), Progress.NONE);
    Desktop.snapshot(dataset, folder.resolve("two"), Progress.NONE);

    for (String screen :
        List.of("explore-dark", "overview-light", "augment-dark", "shuffle-dark")) {
      assertThat(content("two", screen)).isEqualTo(content("one", screen));
    }
  }

  /// All pixels but those of the bottom line, which tells how long opening took.
  private int[] content(String place, String screen) throws IOException {
    BufferedImage image = ImageIO.read(folder.resolve(place + "/" + screen + ".png").toFile());
    return image.getRGB(0, 0, image.getWidth(), 870, null, 0, image.getWidth());
  }

  @Test
  void whatIsNoDatasetIsAnErrorThatSaysSo() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> Desktop.snapshot(empty, folder.resolve("out"), Progress.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("looked for");
  }

  @Test
  void theFilmShowsTheMarkedPlaceFromNearInTheEnd() throws IOException {
    Path dataset = SmallData.dataset(folder.resolve("data"));
    float[] spoiled = SmallData.sine(1600, 300);
    spoiled[400] = Float.NaN;
    SmallData.floats(dataset.resolve("test data/block-id-2/id-3.npy"), Shape.of(1600), spoiled);
    Path file = folder.resolve("film.png");
    List<Screen> shown = new ArrayList<>();
    new Snapshots(1200, 760)
        .inWindow(
            dataset,
            window -> {
              byte[] film = new CheckFilm(window).shoot();
              shown.add(Snapshots.await(Snapshots.call(() -> window.workspace().screen().get())));
              // The button that led there is now the way back.
              Snapshots.await(Snapshots.call(() -> window.mouse().place("Show all")));
              return film;
            });
    Desktop.film(dataset, file);

    assertThat(shown).containsExactly(Screen.CHECK);
    BufferedImage first = ImageIO.read(file.toFile());
    assertThat(List.of(first.getWidth(), first.getHeight())).containsExactly(1200, 760);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("acTL", "fcTL", "fdAT");
  }

  @Test
  void aDatasetWithNothingToPointAtCanNotBeFilmed() throws IOException {
    Path dataset = SmallData.dataset(folder.resolve("data"));
    assertThatThrownBy(() -> Desktop.film(dataset, folder.resolve("film.png")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing that the check finds shows in a place of an example");
    assertThat(folder.resolve("film.png")).doesNotExist();
  }

  private static Set<Integer> colors(
      BufferedImage image, int left, int top, int right, int bottom) {
    Set<Integer> colors = new HashSet<>();
    for (int y = top; y < bottom; y += 3) {
      for (int x = left; x < right; x += 3) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }
}
