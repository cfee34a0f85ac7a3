package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Cancelling;
import org.wavecrate.dataset.Progress;

class FileHashTest {
  @TempDir private Path folder;

  private Path zeros(int bytes) throws IOException {
    return Files.write(folder.resolve("zeros"), new byte[bytes]);
  }

  /// Hashes by `sha256sum`.
  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "262145, b27a032984ea8a6bec700c3d6f63f8fcfbf8ff8ef87e972891feda4eea4aad0c"
  })
  void itIsTheSha256OfTheWholeFile(int bytes, String hash) throws IOException {
    List<Long> read = new ArrayList<>();
    assertThat(FileHash.of(zeros(bytes), Progress.NONE, read::add)).isEqualTo(hash);
    assertThat(read.stream().mapToLong(n -> n).sum()).isEqualTo(bytes);
  }

  @Test
  void itEndsWhereItIsCancelled() throws IOException {
    Path file = zeros(1 << 20);
    List<Long> read = new ArrayList<>();
    Progress cancelled = Cancelling.when(() -> read.size() == 2);
    assertThatThrownBy(() -> FileHash.of(file, cancelled, read::add))
        .isInstanceOf(CancellationException.class);
    assertThat(read).hasSize(2);
  }
}
