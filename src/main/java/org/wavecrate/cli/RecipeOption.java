package org.wavecrate.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import picocli.CommandLine.Option;

/// The recipe that a command follows.
final class RecipeOption {
  @Option(names = "--recipe", description = "Use this recipe, not the dataset's own.")
  private Optional<Path> file = Optional.empty();

  /// Whether a file was named.
  boolean isGiven() {
    return file.isPresent();
  }

  /// The recipe in the file named, else the dataset's own, else the defaults.
  Recipe of(Dataset dataset) throws IOException {
    String where = file.map(Path::toString).orElse(dataset.path() + ": wavecrate.json");
    try {
      if (file.isEmpty()) {
        return RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
      }
      Path place = file.get().toAbsolutePath().resolveSibling("");
      return RecipeJson.read(read(file.get()), place);
    } catch (RecipeException e) {
      throw new IOException(where + ": " + e.getMessage(), e);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new RecipeException("is no UTF-8 text");
    } catch (NoSuchFileException e) {
      throw new RecipeException("there is no such file");
    } catch (IOException e) {
      throw new RecipeException(
          Files.isDirectory(file) ? "is a folder; expected a file" : "can't be read");
    }
  }
}
