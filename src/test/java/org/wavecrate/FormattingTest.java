package org.wavecrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds every source file to google-java-format. `-Dformat.write=true` rewrites the files instead:
/// `./mvnw test -Dtest=FormattingTest -Dformat.write=true`.
class FormattingTest {
  @Test
  void everySourceFileIsFormatted() throws IOException {
    boolean write = Boolean.getBoolean("format.write");
    List<String> unformatted = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      for (Path file :
          (Iterable<Path>) files.filter(f -> f.toString().endsWith(".java"))::iterator) {
        String source = Files.readString(file);
        String formatted = format(file, source);
        if (!formatted.equals(source)) {
          if (write) {
            Files.writeString(file, formatted);
          } else {
            unformatted.add(file.toString());
          }
        }
      }
    }
    assertThat(unformatted)
        .as("run: ./mvnw test -Dtest=FormattingTest -Dformat.write=true")
        .isEmpty();
  }

  private static String format(Path file, String source) {
    try {
      return new Formatter().formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    }
  }
}
