package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.Cancelling;
import org.wavecrate.dataset.Progress;

class CrateSumTest {
  @TempDir private Path folder;

  /// More than a stretch, of which the last bytes come late.
  @Test
  void itIsThatOfTheWholeFileThoughItFollowsTheWriter() throws IOException {
    Path file = folder.resolve("crate");
    byte[] piece = new byte[1 << 20];
    new Random(1).nextBytes(piece);
    try (CrateSum sum = new CrateSum(file, Progress.NONE)) {
      long written = 0;
      for (int i = 0; i < 65; i++) {
        Files.write(file, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written += piece.length;
        sum.written(written);
      }
      Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
      sum.finish(written + 3);
      assertThat(sum.result()).isEqualTo(FileHash.of(file, Progress.NONE, bytes -> {}));
    }
  }

  @Test
  void aFileThatIsShorterThanWhatWasWrittenFails() throws IOException {
    Path file = Files.write(folder.resolve("crate"), new byte[10]);
    try (CrateSum sum = new CrateSum(file, Progress.NONE)) {
      sum.finish(11);
      assertThatThrownBy(sum::result)
          .isInstanceOf(ExportException.class)
          .hasMessage(file + ": was cut short while it was written");
    }
  }

  @Test
  void itEndsWhenItIsClosedThoughMoreWasToCome() throws IOException {
    Path file = Files.write(folder.resolve("crate"), new byte[10]);
    CrateSum sum = new CrateSum(file, Progress.NONE);
    sum.written(10);
    sum.close();
    assertThatThrownBy(sum::result).isInstanceOf(CancellationException.class);
  }

  @Test
  void itEndsWhenTheExportIsCancelled() throws IOException {
    Path file = Files.write(folder.resolve("crate"), new byte[10]);
    try (CrateSum sum = new CrateSum(file, Cancelling.AT_ONCE)) {
      sum.finish(10);
      assertThatThrownBy(sum::result).isInstanceOf(CancellationException.class);
    }
  }
}
