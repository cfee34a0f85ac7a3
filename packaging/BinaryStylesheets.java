import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Adds a binary form of each stylesheet in a jar (`.bss` beside `.css`), which JavaFX looks for
/// first and need not parse. Maven starts this file as it is, with JavaFX on the class path.
final class BinaryStylesheets {
  private BinaryStylesheets() {}

  /// @param args a jar, and the package within it below which stylesheets are
  public static void main(String[] args) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[0]))) {
      for (Path sheet : sheets(jar.getPath(args[1]))) {
        add(sheet);
      }
    }
  }

  private static List<Path> sheets(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
    }
  }

  private static void add(Path sheet) throws IOException {
    Path text = Files.createTempFile("stylesheet", ".css");
    Path binary = Files.createTempFile("stylesheet", ".bss");
    try {
      Files.write(text, Files.readAllBytes(sheet));
      Stylesheet.convertToBinary(text.toFile(), binary.toFile());
      Path added = sheet.resolveSibling(sheet.getFileName().toString().replace(".css", ".bss"));
      Files.write(added, Files.readAllBytes(binary));
      Files.setLastModifiedTime(added, Files.getLastModifiedTime(sheet));
    } finally {
      Files.delete(text);
      Files.delete(binary);
    }
  }
}
