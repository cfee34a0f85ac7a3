package org.wavecrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SmallFileTest {
  @TempDir private Path folder;

  @Test
  void aFileOfTheLargestSizeIsReadAndOneByteMoreIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("SHA256SUMS"), new byte[20_000]);
    assertThat(SmallFile.bytes(file, 20_000)).hasSize(20_000);
    assertThatThrownBy(() -> SmallFile.bytes(file, 19_999))
        .hasMessage(file + ": is larger than 19999 bytes");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPipeIsRefusedInsteadOfWaitedFor() throws Exception {
    Path pipe = folder.resolve("wavecrate.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> SmallFile.text(pipe, 1000))
                .hasMessage(pipe + ": is no regular file; expected a file"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aLinkToAnEndlessDeviceIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("labels.csv"), Path.of("/dev/zero"));
    assertThatThrownBy(() -> SmallFile.bytes(link, 1000)).hasMessageContaining("no regular file");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatHidesItsSizeIsReadToTheLimit() {
    assertThatThrownBy(() -> SmallFile.bytes(Path.of("/proc/self/smaps"), 100))
        .hasMessage("/proc/self/smaps: is larger than 100 bytes");
  }

  @Test
  void textThatIsNoUtf8IsRefused() throws IOException {
    Path file = Files.write(folder.resolve("recipe"), new byte[] {'a', (byte) 0xff});
    assertThatThrownBy(() -> SmallFile.text(file, 10)).hasMessage(file + ": is no UTF-8 text");
  }

  @Test
  void aMissingFileIsToldApart() {
    assertThatThrownBy(() -> SmallFile.text(folder.resolve("none"), 10))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aNameWithNulIsASentence() {
    assertThatThrownBy(() -> SmallFile.path("a\0b"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("\"a\\x00b\": is no path");
  }
}
