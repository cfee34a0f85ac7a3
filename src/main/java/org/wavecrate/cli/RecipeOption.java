package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.storage.SmallFile;
import picocli.CommandLine.Option;

/// The recipe that a command follows.
final class RecipeOption {
  @Option(names = "--recipe", description = "Use this recipe, not the dataset's own.")
  private Optional<Path> file = Optional.empty();

  private static final int MOST_BYTES = 1 << 20;

  /// Whether a file is named.
  boolean isGiven() {
    return file.isPresent();
  }

  /// The recipe in the file named, else the dataset's own, else the defaults, with the names of the
  /// classes that the labels have.
  Recipe of(Dataset dataset) throws IOException {
    return RecipeDataset.told(stated(dataset), dataset);
  }

  /// The same without what labels tell.
  Recipe stated(Dataset dataset) throws IOException {
    if (file.isPresent()) {
      return of();
    }
    try {
      return RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
    } catch (RecipeException e) {
      throw new IOException(nameOf(dataset) + ": " + e.getMessage(), e);
    }
  }

  /// Where it lies, or would; empty for that of a zip.
  Optional<Path> place(Dataset dataset) {
    return file.or(dataset::recipeFile);
  }

  /// The recipe in the file named, else the defaults.
  Recipe of() throws IOException {
    if (file.isEmpty()) {
      return Recipe.DEFAULT;
    }
    try {
      Path place = file.get().toAbsolutePath().resolveSibling("");
      return RecipeJson.read(read(file.get()), place);
    } catch (RecipeException e) {
      throw new IOException(file.get() + ": " + e.getMessage(), e);
    }
  }

  /// The recipe's name in errors.
  String nameOf(Dataset dataset) {
    return file.map(Path::toString).orElse(dataset.path() + ": " + Dataset.RECIPE_FILE);
  }

  private static String read(Path file) throws IOException {
    try {
      return SmallFile.text(file, MOST_BYTES);
    } catch (NoSuchFileException e) {
      throw new RecipeException("there is no such file");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      String prefix = file + ": ";
      throw new RecipeException(
          message.startsWith(prefix) ? message.substring(prefix.length()) : message);
    }
  }
}
