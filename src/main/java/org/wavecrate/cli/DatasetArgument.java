package org.wavecrate.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import picocli.CommandLine.Parameters;

/// The dataset that a command works on.
final class DatasetArgument {
  @Parameters(
      paramLabel = "PATH",
      description = "A dataset, one split or block of it, a zip of these, or a folder of zips.")
  private Path path = Path.of("");

  Path path() {
    return path;
  }

  Dataset open() throws IOException {
    Dataset dataset;
    try (ConsoleProgress progress = new ConsoleProgress("listing blocks")) {
      dataset = Dataset.open(path, progress);
    }
    for (Split split : dataset.splits()) {
      for (Block block : split.blocks()) {
        block.problem().ifPresent(problem -> Output.complain(block.path() + ": " + problem));
      }
    }
    return dataset;
  }

  /// The split of this name; without one `train`, or the only one there is.
  static Split split(Dataset dataset, Optional<String> name) {
    boolean lone = name.isEmpty() && dataset.splits().size() == 1;
    return lone ? dataset.splits().getFirst() : split(dataset, name.orElse("train"));
  }

  private static Split split(Dataset dataset, String wanted) {
    Optional<SplitName> name = SplitName.of(wanted.toLowerCase(Locale.ROOT));
    return name.flatMap(dataset::split)
        .orElseThrow(
            () ->
                new UsageException(
                    "%s: there is no split '%s'; allowed: %s"
                        .formatted(
                            dataset.path(),
                            wanted,
                            dataset.splits().stream()
                                .map(split -> split.name().canonical())
                                .collect(Collectors.joining(", ")))));
  }

  /// The recipe in `file`, else the dataset's own, else the defaults.
  static Recipe recipe(Dataset dataset, Optional<Path> file) throws IOException {
    String where = recipeName(dataset, file);
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

  /// What errors call the recipe.
  static String recipeName(Dataset dataset, Optional<Path> file) {
    return file.map(Path::toString).orElse(dataset.path() + ": wavecrate.json");
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
