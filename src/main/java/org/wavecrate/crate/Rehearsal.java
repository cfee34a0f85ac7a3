package org.wavecrate.crate;

import java.io.IOException;
import java.util.Optional;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.TrialBatch;

/// Tries batch 0 of a split, so that no recipe is packed that can't be trained by, and tells
/// whether recipe or data is the reason.
final class Rehearsal {
  /// Why batch 0 can't be made.
  ///
  /// @param sentence the engine's own, after the split's name
  /// @param isRecipe whether the recipe alone is the reason: as stored, the examples can be served
  record Failure(String sentence, boolean isRecipe) {}

  private Rehearsal() {}

  /// @param isWhole whether all of the split is to be packed; files that stay behind are no reason
  static Optional<Failure> of(Split split, Recipe recipe, boolean isWhole) {
    Optional<IOException> refusal = make(split, recipe);
    if (refusal.isEmpty() || !isWhole && refusal.get() instanceof BadFileException) {
      return Optional.empty();
    }
    String message = String.valueOf(refusal.get().getMessage());
    return Optional.of(new Failure(split + ": " + message, make(split, stored(recipe)).isEmpty()));
  }

  /// Serves the same examples with nothing done to them.
  private static Recipe stored(Recipe recipe) {
    return Recipe.DEFAULT
        .withArray(recipe.array())
        .withArrangement(recipe.arrangement())
        .withLabels(new Labels(Labels.Encoding.AS_IS, recipe.labels().classes()));
  }

  private static Optional<IOException> make(Split split, Recipe recipe) {
    try {
      TrialBatch.require(split, recipe);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }
}
