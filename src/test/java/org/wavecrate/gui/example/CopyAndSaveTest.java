package org.wavecrate.gui.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.gui.ImmediateBackground;
import org.wavecrate.gui.PreparedChoosers;
import org.wavecrate.gui.SmallData;
import org.wavecrate.gui.Workspace;
import org.wavecrate.plot.FigureData;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SoundPlot;

class CopyAndSaveTest {
  @TempDir private Path folder;

  private final Workspace workspace = new Workspace(new ImmediateBackground());
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    workspace.open(SmallData.dataset(folder.resolve("data")));
  }

  private CopyAndSave copyAndSave(Path saveTo) {
    ExampleModel model =
        new ExampleModel(workspace, new ImmediateBackground(), new RowWalk(workspace));
    model.time().show(1600);
    return new CopyAndSave(
        model,
        () -> model.shown().get().map(CopyAndSaveTest::plot),
        new ImmediateBackground(),
        new PreparedChoosers(Optional.empty(), Optional.empty(), Optional.of(saveTo)),
        told::add);
  }

  private static SoundPlot plot(Shown shown) {
    FigureData data = shown.content().figureData(SampleRate.of(16_000)).orElseThrow();
    return SoundPlot.of(data, SoundChoice.STANDARD, SoundPlot.View.BOTH, Palette.DARK);
  }

  @Test
  void pathAndCodeNameTheFile() {
    Path file = folder.resolve("data/train data/block-id-1/id-1.npy").toAbsolutePath();
    CopyAndSave copyAndSave = copyAndSave(folder);
    assertThat(copyAndSave.path()).hasValue(file.toString());
    assertThat(copyAndSave.snippet().orElseThrow()).contains("np.load").contains("id-1.npy");
  }

  @Test
  void pictureAndSoundAreSavedWhereTheUserSays() throws IOException {
    CopyAndSave copyAndSave = copyAndSave(folder);
    copyAndSave.savePicture();
    copyAndSave.saveSound();
    assertThat(ImageIO.read(folder.resolve("id-1.png").toFile()).getWidth()).isEqualTo(2400);
    assertThat(Files.size(folder.resolve("id-1.wav"))).isGreaterThan(1600 * 4);
    assertThat(told).containsExactly("Saved id-1.png", "Saved id-1.wav");
  }

  @Test
  void whatCannotBeSavedIsASentence() {
    copyAndSave(folder.resolve("missing")).saveSound();
    assertThat(told).singleElement().asString().startsWith("Not saved: ");
  }
}
