package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Fixture;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;

class CrateRehearsalTest {
  private static final CrateRehearsal STRICT = new CrateRehearsal(Optional.empty(), false);
  private static final CrateRehearsal LENIENT = new CrateRehearsal(Optional.empty(), true);

  @TempDir private Path temp;

  private Part first(Path root, long maxPartBytes) throws IOException {
    ExportSettings settings = ExportSettings.to(temp.resolve("out")).withMaxPartBytes(maxPartBytes);
    Dataset dataset = Dataset.open(root, Progress.NONE);
    return ExportPlan.of(dataset, Optional.empty(), settings, Progress.NONE).parts().getFirst();
  }

  @Test
  void aBadFileIsAReasonIfTheCrateIsAllThereIsAndNoneMayBeAtFault() throws IOException {
    Path root = Fixture.dataset(temp.resolve("set"));
    Part whole = first(root, Long.MAX_VALUE);
    Part third = first(root, 1);
    Fixture.delete(root.resolve("validation data"));
    Fixture.delete(root.resolve("test data"));
    Path good = Fixture.zip(root, temp.resolve("good"), true);
    STRICT.require(whole, good);
    Files.writeString(root.resolve("train data/block-id-1/id-3.npy"), "none");
    Path bad = Fixture.zip(root, temp.resolve("bad"), true);
    assertThatThrownBy(() -> STRICT.require(whole, bad))
        .isInstanceOf(ErrorsInTheWayException.class)
        .hasMessageStartingWith(
            "train.zip: batches can't be made from it; nothing was left behind:\n"
                + "  train: train data/block-id-1/id-3.npy: is no .npy file");
    assertThatCode(() -> LENIENT.require(whole, bad)).doesNotThrowAnyException();
    assertThatCode(() -> STRICT.require(third, bad)).doesNotThrowAnyException();
  }
}
