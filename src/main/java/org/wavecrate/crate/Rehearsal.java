package org.wavecrate.crate;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.Optional;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.BatchSpec;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.generator.Shard;
import org.wavecrate.storage.Formatted;

/// Makes batch 0 of a split, so that no recipe is packed that can't be trained by.
final class Rehearsal {
  /// What the first ones of a batch don't show, its last ones hardly do.
  private static final int MOST_EXAMPLES = 256;

  /// Larger examples are not made just to see.
  private static final long MOST_BYTES = 1L << 28;

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
    try (Parallel alone = new Parallel(1)) {
      BatchGenerator generator = new BatchGenerator(split, recipe, Shard.WHOLE, alone);
      if (generator.batches() == 0) {
        return split.name() == SplitName.TRAIN
            ? Optional.of(none(split, recipe))
            : Optional.empty();
      }
      fill(generator);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static RecipeException none(Split split, Recipe recipe) {
    return new RecipeException(
        Formatted.of(
            "remainder: \"drop\" with batchSize %d leaves no batch of %d examples; allowed: a"
                + " batchSize of at most %d, or \"keep\"",
            recipe.batchSize(), split.size(), split.size()));
  }

  private static void fill(BatchGenerator generator) throws IOException {
    BatchSpec spec = new BatchSpec(generator.exampleSpec(), generator.labelSpec());
    if (spec.features().bytes() > MOST_BYTES) {
      return;
    }
    int[] members = generator.examples(0, 0);
    try (Arena arena = Arena.ofConfined()) {
      BatchMemory memory = BatchMemory.allocate(spec, arena);
      for (int example : Arrays.copyOf(members, Math.min(members.length, MOST_EXAMPLES))) {
        generator.fillExampleAndTell(0, example, memory);
      }
    }
  }
}
