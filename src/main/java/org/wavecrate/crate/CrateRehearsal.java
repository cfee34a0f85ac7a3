package org.wavecrate.crate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeDataset;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.storage.Formatted;

/// Proves that a crate just written can be trained from: makes batch 0 of it by its own recipe.
///
/// @param place where relative paths of the recipe begin; recordings that it mixes in still lie
///     where they did
/// @param isLenient whether examples may be at fault
record CrateRehearsal(Optional<Path> place, boolean isLenient) {
  /// @param file the crate, under the name it has by now
  /// @throws ErrorsInTheWayException if the batch can't be made
  void require(Part part, Path file) throws IOException {
    String text = new String(part.recipe(), StandardCharsets.UTF_8);
    Recipe recipe = RecipeJson.read(text).withPlace(place);
    Dataset crate = RecipeDataset.ofZip(file, recipe, Progress.NONE);
    for (Split split : crate.splits()) {
      Optional<Rehearsal.Failure> failure =
          Rehearsal.of(split, recipe, part.planned().parts() == 1)
              .filter(found -> found.isRecipe() || !isLenient);
      if (failure.isPresent()) {
        throw new ErrorsInTheWayException(
            Formatted.of(
                "%s: batches can't be made from it; nothing was left behind:\n  %s",
                part.planned().file(), failure.get().sentence()));
      }
    }
  }
}
