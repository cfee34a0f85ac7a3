package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.Arrangement;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Suggestion;
import org.wavecrate.generator.Suggestions;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.storage.SeenFile;

/// A dataset with what is only known after opening it.
///
/// @param dataset the dataset
/// @param recipe its recipe; the default one if it has none or a broken one
/// @param warning what is wrong with its recipe
/// @param sampleRate its sample rate, guessed if need be
/// @param recipeFile where its recipe lies or would, as it was read
/// @param suggestions where its labels and splits could be
/// @param millis how long it took to open
record OpenedDataset(
    Dataset dataset,
    Recipe recipe,
    Optional<String> warning,
    SampleRate sampleRate,
    Optional<SeenFile> recipeFile,
    List<Suggestion> suggestions,
    long millis) {
  private static final int MOST_RECIPE_BYTES = 1 << 20;

  /// The open dataset, with its files read in another way.
  ///
  /// @param recipe with the other way
  record Rearranged(Dataset dataset, Recipe recipe, List<Suggestion> suggestions) {
    static Rearranged of(Dataset open, Recipe recipe, Arrangement arrangement, Progress progress)
        throws IOException {
      Recipe changed = recipe.withArrangement(arrangement);
      Dataset arranged = RecipeDataset.arranged(open, changed, progress);
      return new Rearranged(
          arranged, RecipeDataset.told(changed, arranged), Suggestions.of(arranged));
    }
  }

  static OpenedDataset read(Path path, Progress progress) throws IOException {
    long start = System.nanoTime();
    Dataset dataset = RecipeDataset.open(path, progress);
    Recipe recipe = Recipe.DEFAULT;
    Optional<String> warning = Optional.empty();
    if (dataset.recipe().isPresent()) {
      try {
        recipe = RecipeJson.of(dataset).orElse(recipe);
      } catch (RecipeException e) {
        warning = Optional.of("wavecrate.json is not used: " + e.getMessage());
      }
    }
    recipe = RecipeDataset.told(recipe, dataset);
    SampleRate rate =
        recipe.sampleRateHz().isPresent()
            ? SampleRate.of(recipe.sampleRateHz().getAsInt())
            : RateGuess.of(dataset);
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new OpenedDataset(
        dataset, recipe, warning, rate, seen(dataset), Suggestions.of(dataset), millis);
  }

  private static Optional<SeenFile> seen(Dataset dataset) {
    return dataset
        .recipeFile()
        .map(
            file ->
                dataset
                    .recipe()
                    .map(text -> SeenFile.of(file, MOST_RECIPE_BYTES, text))
                    .orElseGet(() -> SeenFile.of(file, MOST_RECIPE_BYTES)));
  }

  /// The rate of the recipe, else the one that the user stated earlier, else a guess.
  SampleRate rate(Map<Path, Integer> statedRates) {
    Integer stated = statedRates.get(dataset.path().toAbsolutePath().normalize());
    return recipe.sampleRateHz().isPresent() || stated == null ? sampleRate : SampleRate.of(stated);
  }
}
