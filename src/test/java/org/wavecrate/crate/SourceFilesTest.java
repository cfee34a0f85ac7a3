package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Cancelling;
import org.wavecrate.Fixture;
import org.wavecrate.ToldProgress;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;

class SourceFilesTest {
  @TempDir private Path temp;
  private Path root;

  @BeforeEach
  void place() {
    root = temp.resolve("set");
  }

  private Split split() throws IOException {
    Fixture.block(root.resolve("train/b"), 1, 3);
    return Dataset.open(root, Progress.NONE).splits().getFirst();
  }

  @Test
  void everyExampleIsToldOnce() throws IOException {
    ToldProgress progress = new ToldProgress();
    SourceFiles.measure(split(), Optional.empty(), progress);
    assertThat(progress.told()).containsExactlyInAnyOrder("1 of 3", "2 of 3", "3 of 3");
  }

  @Test
  void nothingIsOpenedOnceItIsCancelled() throws IOException {
    Split split = split();
    assertThatThrownBy(() -> SourceFiles.measure(split, Optional.empty(), Cancelling.AT_ONCE))
        .isInstanceOf(CancellationException.class);
  }

  /// Examples have even numbers, labels odd ones.
  @Test
  void filesAreMeasuredAndThoseThatChangeAreNamed() throws IOException {
    Split split = split();
    Files.delete(root.resolve("train/b/id-label-2.npy"));
    Files.writeString(root.resolve("train/b/id-3.npy"), "none");
    SourceFiles files =
        SourceFiles.measure(
            Dataset.open(root, Progress.NONE).splits().getFirst(), Optional.empty(), Progress.NONE);
    assertThat(split.size()).isEqualTo(3);
    assertThat(files.bytes(0)).isEqualTo(Files.size(root.resolve("train/b/id-1.npy")));
    assertThat(files.bytes(3)).isEqualTo(-1);
    assertThat(files.bytes(4)).isEqualTo(4);
    assertThat(files.bad()).containsOnlyKeys(4);
    assertThat(files.bad().get(4)).hasMessageStartingWith("train/b/id-3.npy: is no .npy file");
    files.requireUnchanged(0);
    Files.writeString(root.resolve("train/b/id-1.npy"), "other");
    assertThatThrownBy(() -> files.requireUnchanged(0))
        .isInstanceOf(BadFileException.class)
        .hasMessage("train/b/id-1.npy: was changed while it was exported; export again");
    Files.delete(root.resolve("train/b/id-label-1.npy"));
    assertThatThrownBy(() -> files.requireUnchanged(1))
        .hasMessage("train/b/id-label-1.npy: vanished while it was exported; export again");
  }

  /// Other programs end headers at a multiple of 16, or anywhere.
  @Test
  void dataThatBeginsElsewhereBeginsAtAMultipleOf64InItsCrate() throws IOException {
    Path file = root.resolve("train/b/id-1.npy");
    Fixture.floats(file, 1, 2, 3);
    byte[] usual = Files.readAllBytes(file);
    byte[] tight = new byte[90 + 12];
    System.arraycopy(usual, 0, tight, 0, 89);
    tight[8] = 90 - 10;
    tight[89] = '\n';
    System.arraycopy(usual, 128, tight, 90, 12);
    Files.write(file, tight);
    Dataset dataset = Dataset.open(root, Progress.NONE);
    SourceFiles files =
        SourceFiles.measure(dataset.splits().getFirst(), Optional.empty(), Progress.NONE);
    assertThat(files.bad()).isEmpty();
    assertThat(files.phase(0)).isEqualTo(64 - 90 % 64);
    Path out = temp.resolve("out");
    Export.run(
        ExportPlan.of(dataset, Optional.empty(), ExportSettings.to(out), Progress.NONE),
        ExportProgress.of(Progress.NONE));
    CrateReport report = CrateVerification.of(out.resolve("train.zip"), Progress.NONE);
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes()).as("it is aligned").isEmpty();
  }
}
