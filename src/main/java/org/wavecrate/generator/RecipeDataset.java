package org.wavecrate.generator;

import java.io.IOException;
import java.nio.file.Path;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;

/// Opens datasets as their recipes say: where splits and labels come from, and what is ignored.
public final class RecipeDataset {
  private RecipeDataset() {}

  /// Opens a dataset as its own recipe says. A recipe that can't be used is passed over; whoever
  /// reads it will tell.
  ///
  /// @throws org.wavecrate.dataset.DatasetException as [Dataset#open]
  public static Dataset open(Path path, Progress progress) throws IOException {
    Dataset dataset = Dataset.open(path, progress);
    Recipe recipe;
    try {
      recipe = RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
    } catch (RecipeException e) {
      return dataset;
    }
    return arranged(dataset, recipe, progress);
  }

  /// The same dataset, opened again if this recipe wants its files read in another way.
  public static Dataset arranged(Dataset dataset, Recipe recipe, Progress progress)
      throws IOException {
    return dataset.arrangement().equals(recipe.arrangement())
        ? dataset
        : Dataset.open(dataset.path(), recipe.arrangement(), progress);
  }
}
