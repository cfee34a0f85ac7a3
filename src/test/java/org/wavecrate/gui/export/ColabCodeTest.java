package org.wavecrate.gui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wavecrate.crate.PlannedBlock;

class ColabCodeTest {
  private static PlannedBlock block(String crate, String path) {
    return new PlannedBlock(crate, path, "id-1.npy", "id-2.npy", 2);
  }

  @Test
  void everySplitIsFoundOnceWhateverItsParts() {
    String code =
        ColabCode.of(
            Path.of("my crates"),
            List.of(
                block("train-1of2.zip", "train data/block-id-1"),
                block("train-2of2.zip", "train data/block-id-2"),
                block("test.zip", "test data/block-id-1")));
    assertThat(code)
        .contains("!cp -r '/content/drive/MyDrive/my crates' /content/crates")
        .contains("sha256sum -c SHA256SUMS")
        .containsOnlyOnce("train = [f for f in glob('/content/data/train data/*/*.npy')")
        .contains("test = [f for f in glob('/content/data/test data/*/*.npy')");
  }

  @Test
  void examplesWithoutABlockAreFound() {
    assertThat(ColabCode.of(Path.of("x"), List.of(block("train.zip", "train"))))
        .contains("glob('/content/data/train/*.npy')");
  }

  @Test
  void namesThatMeanSomethingElseThereAreQuoted() {
    String code =
        ColabCode.of(Path.of("Bob's"), List.of(block("train.zip", "train [16 kHz]/Bob's/b-1")));
    assertThat(code)
        .contains("'/content/drive/MyDrive/Bob'\\''s'")
        .contains("glob('/content/data/train [[]16 kHz]/Bob\\'s/*/*.npy')");
  }
}
