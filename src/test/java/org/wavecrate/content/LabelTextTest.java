package org.wavecrate.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.gui.SmallData;
import org.wavecrate.npy.Shape;

class LabelTextTest {
  private static final List<String> CLASSES = List.of("kick", "snare", "loop");

  @TempDir private Path folder;

  @BeforeEach
  void example() throws IOException {
    SmallData.floats(folder.resolve("id-1.npy"), Shape.of(3), 1, 2, 3);
  }

  private LabelText read(List<String> classes) throws IOException {
    Dataset dataset = Dataset.open(folder, Progress.NONE);
    return LabelText.read(dataset.splits().getFirst().example(0), classes);
  }

  private Path file() {
    return folder.resolve("id-label-1.npy");
  }

  @Test
  void aNumberIsAClass() throws IOException {
    SmallData.number(file(), 2);
    assertThat(read(CLASSES).text()).isEqualTo("2 · loop");
    assertThat(read(List.of()).text()).isEqualTo("class 2");
    SmallData.number(file(), 7);
    assertThat(read(CLASSES).text()).isEqualTo("class 7");
    assertThat(read(List.of("0", "1", "2", "3", "4", "5", "6", "7")).text()).isEqualTo("class 7");
  }

  @Test
  void oneHotAndMultiHotNameTheirClasses() throws IOException {
    SmallData.floats(file(), Shape.of(3), 0, 1, 0);
    assertThat(read(CLASSES).text()).isEqualTo("1 · snare");
    assertThat(read(CLASSES).kind()).isEqualTo("one-hot of 3");
    SmallData.floats(file(), Shape.of(3), 1, 0, 1);
    assertThat(read(CLASSES).text()).isEqualTo("0 · kick, 2 · loop");
    assertThat(read(CLASSES).kind()).isEqualTo("multi-hot of 3");
  }

  @Test
  void otherNumbersAreShownAsTheyAre() throws IOException {
    SmallData.floats(file(), Shape.of(), 0.25f);
    assertThat(read(CLASSES).text()).isEqualTo("0.25");
    SmallData.floats(file(), Shape.of(3), 0.2f, 0.5f, 0.3f);
    assertThat(read(CLASSES).array()).isEqualTo("float32 (3,)");
  }

  @Test
  void noLabelSaysWhichFileWasExpected() throws IOException {
    assertThat(read(CLASSES).usable()).isFalse();
    assertThat(read(CLASSES).kind()).contains("id-label-1.npy");
  }
}
