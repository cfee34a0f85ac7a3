package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Windows' way of replacing, which works everywhere.
class ReplacingTest {
  private static final Replacing ASIDE_FIRST = new Replacing(true);

  @TempDir private Path folder;

  @Test
  void theOldFileGoesAsideAndAway() throws IOException {
    Path fresh = Files.writeString(folder.resolve("fresh"), "new");
    Path file = Files.writeString(folder.resolve("train.zip"), "old");
    ASIDE_FIRST.replace(fresh, file);
    assertThat(file).hasContent("new");
    assertOnly("train.zip");
  }

  @Test
  void theOldFileComesBackIfTheNewOneCannotGetItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("train.zip"), "old");
    assertThatThrownBy(() -> ASIDE_FIRST.replace(folder.resolve("missing"), file))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("old");
    assertOnly("train.zip");
  }

  private void assertOnly(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly(name);
    }
  }
}
