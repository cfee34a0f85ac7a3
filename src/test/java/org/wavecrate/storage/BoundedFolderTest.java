package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFolderTest {
  @TempDir Path folder;

  @Test
  void forgetsWhatWasNotUsedForLongest() throws IOException {
    BoundedFolder bounded = new BoundedFolder(folder.resolve("cache"), 1000);
    for (int i = 0; i < 9; i++) {
      bounded.write("n" + i, new byte[100]);
      Path file = folder.resolve("cache/n" + i + "/n" + i);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * (i + 1)));
    }
    // Reading is using.
    assertThat(bounded.read("n0")).isPresent();
    bounded.write("last", new byte[200]);
    assertThat(bounded.read("n0")).isPresent();
    assertThat(bounded.read("n1")).isEmpty();
    assertThat(bounded.read("n8")).isPresent();
    assertThat(bounded.read("last")).isPresent();
    bounded.write("too much", new byte[1001]);
    assertThat(bounded.read("too much")).isEmpty();
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum())
          .isLessThanOrEqualTo(1000);
    }
  }
}
