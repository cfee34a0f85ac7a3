package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenReplacesTheFileWholeAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("wavecrate.json");
    NewFile.write(file, "a rather long first text");
    NewFile.write(file, "short");
    assertThat(file).hasContent("short");
    assertThat(names()).containsExactly("wavecrate.json");
  }

  @Test
  void whatIsNotPublishedChangesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("marks.json"), "kept");
    try (NewFile fresh = NewFile.of(file)) {
      fresh.write(new byte[1000]);
    }
    assertThat(file).hasContent("kept");
    assertThat(names()).containsExactly("marks.json");
  }

  @Test
  void aLinkUnderTheFilesNameIsReplacedAndItsTargetStays() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious.txt"), "precious");
    Path file = Files.createSymbolicLink(folder.resolve("wavecrate.json"), precious);
    NewFile.write(file, "{}");
    assertThat(precious).hasContent("precious");
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(file).hasContent("{}");
  }

  @Test
  void unfinishedNamesCannotBeGuessed() {
    Path file = folder.resolve("wavecrate.json");
    assertThat(IntStream.range(0, 1000).mapToObj(i -> NewFile.unfinishedBeside(file)))
        .doesNotHaveDuplicates()
        .allMatch(NewFile::isUnfinished)
        .allMatch(path -> path.getFileName().toString().matches("\\.[0-9a-f]{24}.*"));
  }

  @Test
  void aFileKeepsThePermissionsOfTheOneItReplaces() throws IOException {
    Path file = Files.writeString(folder.resolve("shared.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    NewFile.write(file, "new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void readersNeverSeeHalfOfWhatTwoSaversWrite() throws Exception {
    Path file = folder.resolve("wavecrate.json");
    String one = "1".repeat(50_000);
    String two = "2".repeat(70_000);
    NewFile.write(file, one);
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Callable<Boolean>> work =
          List.of(() -> save(file, one), () -> save(file, two), () -> read(file, one, two));
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(names()).containsExactly("wavecrate.json");
  }

  private static boolean save(Path file, String text) throws IOException {
    for (int i = 0; i < 100; i++) {
      NewFile.writeUnforced(file, text.getBytes(StandardCharsets.US_ASCII));
    }
    return true;
  }

  private static boolean read(Path file, String one, String two) throws IOException {
    for (int i = 0; i < 400; i++) {
      assertThat(Files.readString(file)).isIn(one, two);
    }
    return true;
  }

  @Test
  void aFolderThatIsNotThereIsAnErrorThatNamesIt() {
    Path file = folder.resolve("missing").resolve("wavecrate.json");
    assertThatThrownBy(() -> NewFile.write(file, "{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("missing");
  }
}
