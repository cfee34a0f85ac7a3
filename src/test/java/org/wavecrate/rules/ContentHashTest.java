package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wavecrate.Fixture;
import org.wavecrate.npy.Shape;

class ContentHashTest extends PlantedFaults {
  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String line(Path file) {
    try {
      String path = planted.root().relativize(file).toString().replace('\\', '/');
      return sha256(Files.readAllBytes(file)) + "  " + path + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What `find * -name '*.npy' -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum` says.
  private String expected() throws IOException {
    try (Stream<Path> files = Files.walk(planted.root())) {
      String lines =
          files
              .filter(file -> file.toString().endsWith(".npy"))
              .map(this::line)
              .sorted()
              .collect(Collectors.joining());
      return sha256(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void itIsThatOfTheSumsOfAllFilesInTheirOrder() throws IOException {
    planted.shortSounds("train/b", 1, 40);
    planted.shortSounds("test/b", 41, 3);
    // Equal labels have equal sums, whose lines are in the order of their paths.
    for (int n = 1; n <= 39; n++) {
      planted.label("train/b", n, n % 2);
    }
    planted.label("test/b", 41, 1);
    assertThat(planted.check().contentHash()).isEqualTo(expected());
    // Two labels that no example has, and one that is a second.
    planted.label("train/b", 77, 1);
    planted.label("test/b", 78, 5);
    Fixture.longs(planted.root().resolve("train/b/id-03-label.npy"), Shape.of(), 9);
    assertThat(planted.check().contentHash()).isEqualTo(expected());
    Files.writeString(planted.example("train/b", 7), "no array");
    Files.writeString(planted.labelFile("train/b", 8), "no array");
    assertThat(planted.check().contentHash()).isEqualTo(expected());
  }
}
