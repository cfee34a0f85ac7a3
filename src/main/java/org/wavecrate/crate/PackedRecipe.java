package org.wavecrate.crate;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Holds;
import org.wavecrate.generator.Baking;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Standardization;

/// The recipe of an export.
///
/// @param served the recipe as it serves the dataset
/// @param text its text for the crates
record PackedRecipe(Recipe served, String text) {
  /// The dataset's own recipe, or the default one if it has none.
  ///
  /// @throws ExportException if it can't be read
  static PackedRecipe own(Dataset dataset, ExportSettings settings) throws IOException {
    Recipe own;
    try {
      own = RecipeJson.of(dataset).orElse(Recipe.DEFAULT);
    } catch (RecipeException e) {
      throw new ExportException(
          dataset.path() + ": " + Dataset.RECIPE_FILE + ": " + e.getMessage());
    }
    PackedRecipe packed = of(own, dataset, settings);
    boolean same = packed.text.equals(RecipeJson.write(own));
    // As it was written, unless it has to say more, or less.
    Optional<String> written = same ? dataset.recipe() : Optional.empty();
    return new PackedRecipe(own, written.orElse(packed.text));
  }

  /// Crates have ordinary splits and labels, whatever they were made from. What was decided about
  /// the arrays is stated, so that each alone is read as the dataset was.
  static PackedRecipe of(Recipe recipe, Dataset dataset, ExportSettings settings)
      throws IOException {
    Dataset source = settings.splitBatchFiles() ? dataset.holding(Holds.EXAMPLES) : dataset;
    boolean said = recipe.arrangement().holds().isPresent() || source.hasRows();
    Recipe stated =
        Standardization.told(RecipeDataset.told(recipe, dataset), source)
            .withArray(source.account(recipe.array()).statement())
            .withArrangement(said ? Arrangement.SINGLE : Arrangement.AUTO);
    Recipe packed = settings.bake() ? Baking.baked(stated, source) : stated;
    return new PackedRecipe(recipe, RecipeJson.write(packed));
  }
}
