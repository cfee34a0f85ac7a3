package org.wavecrate.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsTest {
  @TempDir Path temp;

  @Test
  void theExampleOfTheDocsTrains() throws IOException {
    String page = Files.readString(Path.of("docs/dl4j.md"));
    String start = "```java\n";
    int code = page.indexOf(start) + start.length();
    Path program = temp.resolve("Train.java");
    Files.writeString(program, page.substring(code, page.indexOf("```", code)));
    Path said = temp.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.toString(),
                "samples")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int exitCode = process.onExit().join().exitValue();
    assertThat(Files.readString(said)).contains("Accuracy:", "kick", "laser");
    assertThat(exitCode).isZero();
  }
}
