package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.storage.Publication;
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

  /// Opens it as its own recipe says.
  Dataset open() throws IOException {
    return open(new RecipeOption());
  }

  /// Opens it as a recipe says.
  Dataset open(RecipeOption recipe) throws IOException {
    Dataset dataset;
    try (ConsoleProgress progress = new ConsoleProgress("listing blocks")) {
      dataset =
          recipe.isGiven()
              ? RecipeDataset.arranged(Dataset.open(path, progress), recipe.of(), progress)
              : RecipeDataset.open(path, progress);
    }
    Publication.interrupted(path).ifPresent(sentence -> Output.complain(path + ": " + sentence));
    for (Split split : dataset.splits()) {
      for (Block block : split.blocks()) {
        block.problem().ifPresent(problem -> Output.complain(block.path() + ": " + problem));
      }
    }
    return dataset;
  }
}
